import type { Definition, Template } from '#engine';

export const tones = ['friendly', 'firm', 'final'] as const satisfies Template['tone'][];
export type Tone = (typeof tones)[number];

type Occasion = Pick<Template, 'channel' | 'language' | 'about'>;

/** Messages for the same occasion, by tone: of the same channel, language and subject matter. */
export function variantsOf(definitions: readonly Definition[], occasion: Occasion): ReadonlyMap<Tone, readonly Template[]> {
  const fitting = definitions.filter(
    (each): each is Template =>
      each.kind === 'template' &&
      each.channel === occasion.channel &&
      each.language === occasion.language &&
      (each.about ?? 'past-due') === (occasion.about ?? 'past-due'),
  );
  return new Map(tones.map((tone) => [tone, fitting.filter((each) => each.tone === tone)]));
}
