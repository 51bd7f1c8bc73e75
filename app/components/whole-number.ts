/** Numbers as people type them. Pure. */

export type TypedNumber =
  { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly message: string };

/** Digits, with or without commas between thousands. */
const WHOLE = /^-?(\d+|\d{1,3}(,\d{3})+)$/;

/** A whole number that was typed, null when nothing was; or the sentence that belongs under its field. */
export function wholeNumber(
  text: string,
  { min = 1, max, empty }: { readonly min?: number; readonly max: number; readonly empty?: string },
): TypedNumber {
  const typed = text.trim();
  if (typed === "") return empty === undefined ? { ok: true, value: null } : { ok: false, message: empty };
  if (!WHOLE.test(typed))
    return { ok: false, message: `“${typed}” is no whole number. Use digits only, for example ${min + 19}.` };
  const value = Number(typed.replaceAll(",", ""));
  if (value < min) return { ok: false, message: `${min.toLocaleString("en")} is the least.` };
  if (value > max) return { ok: false, message: `${max.toLocaleString("en")} is the most.` };
  return { ok: true, value };
}
