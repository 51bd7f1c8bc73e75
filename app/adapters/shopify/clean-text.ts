/**
 * Text that a merchant wrote, made fit to be stored and shown: no control characters (a NUL breaks the database), no
 * marks that turn the direction of text around it, whitespace as single spaces, at most `maxLength` characters.
 * Still to be escaped wherever it is shown.
 */
export function cleanText(text: string, maxLength: number): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trim();
  return [...plain].slice(0, maxLength).join("").trim();
}
