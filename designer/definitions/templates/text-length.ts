/** How long a text message is, and how many it is sent as. */
export interface TextLength {
  readonly characters: number;
  readonly messages: number;
  /** Characters outside the plain alphabet of text messages: with one of them far fewer fit. */
  readonly unusual: readonly string[];
}

/** The alphabet of text messages (3GPP 23.038); those of the second row count twice. */
const plain =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const double = '^{}\\[~]|€';

export function textLength(text: string): TextLength {
  const unusual = [...new Set([...text].filter((each) => !plain.includes(each) && !double.includes(each)))];
  if (unusual.length > 0) {
    const units = text.length;
    return { characters: units, messages: parts(units, 70, 67), unusual };
  }
  const units = [...text].reduce((sum, each) => sum + (double.includes(each) ? 2 : 1), 0);
  return { characters: units, messages: parts(units, 160, 153), unusual };
}

/** A message that is cut loses room to say which part it is. */
function parts(units: number, alone: number, cut: number): number {
  return units <= alone ? 1 : Math.ceil(units / cut);
}
