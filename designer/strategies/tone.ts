import type { Registry, Template } from '#engine';
import type { BornAction, BornStep } from './born-form.ts';

export const tones = ['gentle', 'balanced', 'firm'] as const;
export type Tone = (typeof tones)[number];

/** How messages sound one after the other; the last goes on. */
const courses: Readonly<Record<Tone, readonly Template['tone'][]>> = {
  gentle: ['friendly', 'friendly', 'firm'],
  balanced: ['friendly', 'firm', 'final'],
  firm: ['firm', 'firm', 'final'],
};

/** Templates of a channel a schedule can send, those made for it first: reminders before notices of special cases. */
export function templatesFor(registry: Registry, channel: string): Template[] {
  const plain = /reminder|demand|notice/;
  return [...registry.templates.values()]
    .filter((each) => each.channel === channel && (each.about === 'past-due' || each.about === 'upcoming'))
    .sort((a, b) => Number(plain.test(b.id)) - Number(plain.test(a.id)));
}

/** Channels that can be sent by, each with something to send. */
export function messageChannels(registry: Registry): string[] {
  return [...registry.channels].filter((channel) => templatesFor(registry, channel).length > 0);
}

/** The message that fits a day and a place among the messages. Undefined when the channel has none. */
export function templateFor(registry: Registry, channel: string, tone: Tone, day: number, rank: number): string | undefined {
  const all = templatesFor(registry, channel);
  const about = day < 0 ? 'upcoming' : 'past-due';
  const course = courses[tone];
  const wanted = course[Math.min(rank, course.length - 1)];
  const fitting = all.filter((each) => each.about === about);
  return (fitting.find((each) => each.tone === wanted) ?? fitting[0] ?? all[0])?.id;
}

/** The steps with the messages that a tone has for them. */
export function inTone(steps: readonly BornStep[], tone: Tone, registry: Registry): BornStep[] {
  let rank = 0;
  return steps.map((step) => ({
    ...step,
    actions: step.actions.map((action): BornAction => {
      if (action.kind !== 'message') return action;
      const template = templateFor(registry, action.channel, tone, step.day, step.day < 0 ? 0 : rank++);
      return template === undefined ? action : { ...action, template };
    }),
  }));
}

/** A schedule to begin from: three messages and a call, or calls alone where nothing can be sent. */
export function usualSteps(registry: Registry): BornStep[] {
  const [channel] = messageChannels(registry);
  const message = (): BornAction[] => (channel === undefined ? [{ kind: 'call' }] : [{ kind: 'message', channel, template: '' }]);
  const steps: BornStep[] = [
    { day: 5, actions: message() },
    { day: 12, actions: message() },
    { day: 18, actions: [{ kind: 'call' }] },
    { day: 30, actions: message() },
  ];
  return inTone(steps, 'balanced', registry);
}
