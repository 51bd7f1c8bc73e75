/**
 * The one place that names the files which people see: downloads and what lies on Shopify. Browser-safe and pure: nothing
 * that a merchant wrote can leave its folder or break a file system.
 */
import { z } from "zod";

/** What a template may be made of, beside letters, digits, `.`, `-` and `_`. */
export const FILE_NAME_PLACEHOLDERS = ["sku", "use", "yyyymmdd", "n", "product", "option"] as const;
type Placeholder = (typeof FILE_NAME_PLACEHOLDERS)[number];

export const DEFAULT_FILE_NAME_TEMPLATE = "{sku}_{use}_{yyyymmdd}_{n}";

/** Far below the 255 bytes of file systems: a path has other parts too. */
export const MAX_FILE_NAME_LENGTH = 160;
const MAX_TEMPLATE_LENGTH = 100;
const MAX_LITERAL_LENGTH = 40;
const MAX_PIECE_LENGTH = 60;
const ID_DIGITS = 10;
const MARK_DIGITS = 6;
/** Length of a publication's mark with its dash. */
export const MARK_LENGTH = "-".length + MARK_DIGITS;
/** For the dash behind a name that Windows keeps, for a publication's mark with its dash, and for the extension. */
const ROOM_AROUND = "-".length + MARK_LENGTH + ".jpeg".length;

const PLACEHOLDER = /\{([a-z]+)\}/g;

/**
 * A shop's template, e.g. `{sku}_{use}_{yyyymmdd}_{n}`: each placeholder once at the most, and `{n}` in any case, for it
 * is what keeps two pictures of a product apart.
 */
export const fileNameTemplate = z
  .string()
  .min(1)
  .max(MAX_TEMPLATE_LENGTH)
  .refine((template) => namesIn(template).every(isPlaceholder), "has a placeholder that there isn't")
  .refine((template) => new Set(namesIn(template)).size === namesIn(template).length, "repeats a placeholder")
  .refine((template) => namesIn(template).includes("n"), "needs {n}, which keeps pictures apart")
  .refine(
    (template) => /^[A-Za-z0-9._-]*$/.test(literalIn(template)),
    "may have letters of English, digits, dots, dashes and underscores beside its placeholders",
  )
  .refine((template) => literalIn(template).length <= MAX_LITERAL_LENGTH, "is too long");

const namesIn = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
const literalIn = (template: string): string => template.replace(PLACEHOLDER, "");
const isPlaceholder = (name: string): name is Placeholder =>
  (FILE_NAME_PLACEHOLDERS as readonly string[]).includes(name);

/** What a name tells; texts as the merchant wrote them, in any script and of any length. */
export interface FileNameFacts {
  readonly sku: string;
  /** What the picture is for, e.g. the recipe's name. */
  readonly use: string;
  readonly productTitle: string;
  /** The option's value that the picture shows, e.g. "Red"; null: the product as a whole. */
  readonly optionValue: string | null;
}

/**
 * Names a file: ASCII letters, digits, `.`, `-` and `_`, of bounded length, no name that Windows keeps for devices.
 *
 * @param template one that `fileNameTemplate` accepts
 * @param madeAt its date in UTC
 * @param id a UUID; its last ten digits are `n`
 * @param extension without its dot
 */
export function fileNameOf(
  template: string,
  file: FileNameFacts & { readonly madeAt: Date; readonly id: string; readonly extension: string },
): string {
  const date = file.madeAt.toISOString().slice(0, 10).replaceAll("-", "");
  const stem = stemOf(template, file, { date, n: lastDigits(file.id, ID_DIGITS) });
  return `${stem}.${file.extension}`;
}

/**
 * The name of a publication's file on Shopify: the picture's own name, and behind it a mark of its own. Two publications
 * of one picture never share a name, so that a file that bears it is the effect of this publication and of no other.
 *
 * @param publicationId a UUID
 */
export function publishedFileName(fileName: string, publicationId: string): string {
  const dot = fileName.lastIndexOf(".");
  return `${fileName.slice(0, dot)}-${lastDigits(publicationId, MARK_DIGITS)}${fileName.slice(dot)}`;
}

/** The picture's own name in the name of its publication's file: what `publishedFileName` was given. */
export const unmarkedFileName = (fileName: string): string =>
  fileName.replace(new RegExp(`-[0-9a-f]{${MARK_DIGITS}}(?=\\.[A-Za-z0-9]+$)`), "");

/** A further name for a file of a publication: another mark behind the picture's own name. */
export const renamedFile = (fileName: string, id: string): string =>
  publishedFileName(unmarkedFileName(fileName), id);

/** Whether a name is what the template makes of these facts, on any day and with any `n`. */
export function followsTemplate(fileName: string, template: string, facts: FileNameFacts): boolean {
  const stem = fileName.slice(0, Math.max(0, fileName.lastIndexOf(".")));
  // Signs that no name has stand for what may be anything.
  const pattern = stemOf(template, facts, { date: "\u0001", n: "\u0002" })
    .replace(/[.-]/g, "\\$&")
    .replace("\u0001", "\\d{8}")
    .replace("\u0002", `[0-9a-f]{${ID_DIGITS}}`);
  return new RegExp(`^${pattern}$`).test(stem);
}

/** Names that Windows keeps for devices, whatever follows their first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)(?=\.|$)/i;

/** Whether every file system takes the name as it is, and shows it as what it is. */
export function isSafeFileName(fileName: string): boolean {
  return (
    fileName.length <= MAX_FILE_NAME_LENGTH &&
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\.[a-z0-9]{1,4}$/.test(fileName) &&
    !fileName.includes("..") &&
    !RESERVED.test(fileName)
  );
}

const STAND_INS = { sku: "product", use: "picture", product: "product", option: "all" } as const;
type TextPlaceholder = keyof typeof STAND_INS;

/** All but the extension. How long its texts may be depends on the template alone. */
function stemOf(template: string, facts: FileNameFacts, { date, n }: { date: string; n: string }): string {
  const texts: Readonly<Record<TextPlaceholder, string>> = {
    sku: facts.sku,
    use: facts.use,
    product: facts.productTitle,
    option: facts.optionValue ?? "",
  };
  const names = namesIn(template);
  const pieces = names.filter((name) => name in STAND_INS).length;
  const taken =
    literalIn(template).length +
    (names.includes("yyyymmdd") ? "yyyymmdd".length : 0) +
    ID_DIGITS +
    ROOM_AROUND;
  const most = Math.min(MAX_PIECE_LENGTH, Math.floor((MAX_FILE_NAME_LENGTH - taken) / Math.max(1, pieces)));
  const stem = template
    .replace(PLACEHOLDER, (_, name: Placeholder) => {
      if (name === "yyyymmdd") return date;
      return name === "n" ? n : safePiece(texts[name], STAND_INS[name], most);
    })
    .replace(/\.{2,}/g, ".")
    .replace(/^[._-]+|[._-]+$/g, "");
  return stem.replace(RESERVED, "$&-");
}

/** Letters that take no accent away when they are decomposed. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  ø: "o",
  Ø: "O",
  œ: "oe",
  Œ: "OE",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
};

function safePiece(text: string, standIn: string, maxLength: number): string {
  const piece = text
    .slice(0, 4 * MAX_FILE_NAME_LENGTH)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[ßæÆøØœŒłŁđĐı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[._-]+/, "")
    .slice(0, maxLength)
    .replace(/[._-]+$/, "");
  return piece === "" ? standIn : piece;
}

const lastDigits = (uuid: string, count: number): string => uuid.replaceAll("-", "").slice(-count);
