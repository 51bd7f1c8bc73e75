/** Numbers as people type them. Pure. */
import { language, t } from "#app/platform/i18n/translate.ts";

export type TypedNumber =
  { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly message: string };

/** Digits, with or without what the language at hand sets thousands apart with. */
function withoutThousands(typed: string): string | null {
  const apart = new Intl.NumberFormat(language())
    .formatToParts(1_000_000)
    .find(({ type }) => type === "group");
  // French sets them apart by a narrow space that no keyboard has.
  const mark = apart === undefined || apart.value.trim() === "" ? "\\s" : `\\${apart.value}`;
  return new RegExp(`^-?(\\d+|\\d{1,3}(${mark}\\d{3})+)$`).test(typed)
    ? typed.replaceAll(new RegExp(mark, "g"), "")
    : null;
}

/** A whole number that was typed, null when nothing was; or the sentence that belongs under its field. */
export function wholeNumber(
  text: string,
  { min = 1, max, empty }: { readonly min?: number; readonly max: number; readonly empty?: string },
): TypedNumber {
  const typed = text.trim();
  if (typed === "") return empty === undefined ? { ok: true, value: null } : { ok: false, message: empty };
  const digits = withoutThousands(typed);
  if (digits === null) return { ok: false, message: t("words.typed.notWhole", { typed, example: min + 19 }) };
  const value = Number(digits);
  if (value < min) return { ok: false, message: t("words.typed.least", { least: min }) };
  if (value > max) return { ok: false, message: t("words.typed.most", { most: max }) };
  return { ok: true, value };
}
