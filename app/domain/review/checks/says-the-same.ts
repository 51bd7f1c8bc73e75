/** Share of a text's pairs of signs that another text must have, for a reader's slips. */
const ALIKE_SHARE = 0.5;

/** Whether a text is, but for what a reader gets wrong, part of another one. Case, accents and spaces don't count. */
export function saysTheSame(text: string, within: string): boolean {
  const wanted = pairsOf(text);
  if (wanted.length === 0) return true;
  const there = new Set(pairsOf(within));
  return wanted.filter((pair) => there.has(pair)).length >= ALIKE_SHARE * wanted.length;
}

function pairsOf(text: string): string[] {
  const signs = [
    ...text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  ];
  return signs.slice(1).map((sign, i) => signs[i]! + sign);
}
