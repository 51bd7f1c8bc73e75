/** Comma-separated values that a spreadsheet opens as they are meant. Pure. */

/** Excel takes a file without it for the machine's old encoding. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What a spreadsheet may take for the beginning of a formula, also in the full-width forms that some turn into plain ones. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One row of RFC 4180, with its line end. Numbers stay numbers, signs included. Text that a spreadsheet might run as a
 * formula gets an apostrophe in front, which shows it as text. Null is an empty cell.
 */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cellOf).join(",")}\r\n`;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
