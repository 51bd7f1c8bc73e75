import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_FILE_NAME_TEMPLATE,
  FILE_NAME_PLACEHOLDERS,
  type FileNameFacts,
  MAX_FILE_NAME_LENGTH,
  fileNameOf,
  fileNameTemplate,
  followsTemplate,
  isSafeFileName,
  publishedFileName,
  unmarkedFileName,
} from "./file-names.ts";

const ID = "01930000-1111-7222-8333-4444455555ab";
const FACTS = { sku: "MUG-01", use: "white", productTitle: "Stoneware mug", optionValue: "Red" };
const FILE = { ...FACTS, madeAt: new Date("2026-11-22T23:59:59Z"), id: ID, extension: "jpg" };
const named = (change: Partial<FileNameFacts> = {}, template = DEFAULT_FILE_NAME_TEMPLATE) =>
  fileNameOf(template, { ...FILE, ...change });

describe("a name tells product, use and day, whatever the SKU is written in", () => {
  test.each([
    ["ASH-MG01", "ASH-MG01_white_20261122_44455555ab.jpg"],
    ["Größe 42/XL", "Grosse-42-XL_white_20261122_44455555ab.jpg"],
    ["../../etc/passwd", "etc-passwd_white_20261122_44455555ab.jpg"],
    ['a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i_white_20261122_44455555ab.jpg"],
    ["con", "con_white_20261122_44455555ab.jpg"],
    ["con.x", "con-.x_white_20261122_44455555ab.jpg"],
    ["", "product_white_20261122_44455555ab.jpg"],
    ["…", "product_white_20261122_44455555ab.jpg"],
    ["茶杯", "product_white_20261122_44455555ab.jpg"],
    ["☕️ mug 😀", "mug_white_20261122_44455555ab.jpg"],
    ["\u202Egpj.exe", "gpj.exe_white_20261122_44455555ab.jpg"],
    ["a\u0000b\nc", "a-b-c_white_20261122_44455555ab.jpg"],
    ["ends. . .", "ends_white_20261122_44455555ab.jpg"],
  ])("%j", (sku, name) => expect(named({ sku })).toBe(name));
});

describe("a template of the shop's own", () => {
  test.each([
    ["{product}-{option}-{n}", "Stoneware-mug-Red-44455555ab.jpg"],
    ["{n}_{sku}", "44455555ab_MUG-01.jpg"],
    ["shop.{yyyymmdd}.{n}", "shop.20261122.44455555ab.jpg"],
    ["..{n}--", "44455555ab.jpg"],
    ["aux.{n}", "aux-.44455555ab.jpg"],
  ])("%s", (template, name) => {
    expect(fileNameTemplate.parse(template)).toBe(template);
    expect(named({}, template)).toBe(name);
  });

  test("a picture of the product as a whole says so where the option would stand", () => {
    expect(named({ optionValue: null }, "{sku}_{option}_{n}")).toBe("MUG-01_all_44455555ab.jpg");
  });

  test.each([
    "",
    "{sku}",
    "{sku}_{n}_{n}",
    "{sku}_{price}_{n}",
    "{SKU}_{n}",
    "{sku_{n}",
    "{n}}",
    "../{n}",
    "a/{n}",
    "é{n}",
    "{n}\u202E",
    "{n} ",
    "{n}\0",
    `${"a".repeat(41)}{n}`,
    `{n}${"{".repeat(200)}`,
  ])("%j is refused", (template) => {
    expect(fileNameTemplate.safeParse(template).success).toBe(false);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.constantFrom("NUL", "com1.x", "..", " . ", "\u202E", "lpt9.", "İ", "ﬃ"),
);
const anyTemplate = fc
  .tuple(
    fc.shuffledSubarray(FILE_NAME_PLACEHOLDERS.filter((name) => name !== "n")),
    fc.nat(5),
    fc.array(fc.constantFrom("", ".", "-", "_", "a", "con", "..", "Z9"), { minLength: 7, maxLength: 7 }),
  )
  .map(([names, at, between]) =>
    [...names.slice(0, at), "n", ...names.slice(at)]
      .map((name, index) => `${between[index]}{${name}}`)
      .concat(between[6] ?? "")
      .join(""),
  );

test("whatever a merchant writes, by whatever template, a name is safe, also as published, and follows the template", () => {
  fc.assert(
    fc.property(
      anyTemplate,
      anyText,
      anyText,
      anyText,
      fc.option(anyText),
      fc.uuid(),
      (template, sku, use, productTitle, optionValue, id) => {
        expect(fileNameTemplate.safeParse(template).success).toBe(true);
        const facts = { sku, use, productTitle, optionValue };
        const name = fileNameOf(template, { ...facts, madeAt: FILE.madeAt, id, extension: "webp" });
        const published = publishedFileName(name, id);
        expect(isSafeFileName(name), name).toBe(true);
        expect(isSafeFileName(published), published).toBe(true);
        expect(published.length).toBeLessThanOrEqual(MAX_FILE_NAME_LENGTH);
        expect(followsTemplate(name, template, facts), name).toBe(true);
      },
    ),
  );
});

describe("what isn't safe everywhere is told", () => {
  test.each([
    "con.jpg",
    "NUL.white.jpg",
    "COM1.jpg",
    "a..jpg",
    "a .jpg",
    "a-.jpg",
    ".hidden.jpg",
    "-option.jpg",
    "a/b.jpg",
    "a\\b.jpg",
    "a:b.jpg",
    "a\u202Egpj.exe",
    "café.jpg",
    "😀.jpg",
    "a.jpg ",
    "a.jpg.",
    "no-extension",
    "",
    `${"a".repeat(200)}.jpg`,
  ])("%j", (name) => expect(isSafeFileName(name)).toBe(false));

  test.each(["a.jpg", "console.jpg", "MUG_white_20261122_44455555ab.mp4"])("%s is", (name) =>
    expect(isSafeFileName(name)).toBe(true),
  );
});

describe("a name that another template or another product made doesn't follow", () => {
  const { optionValue: _, ...rest } = FACTS;
  const facts = { ...rest, optionValue: null };
  test.each([
    ["MUG-01_white_20261122_44455555ab.jpg", true],
    ["MUG-01_white_19990101_0000000000.png", true],
    ["MUG-02_white_20261122_44455555ab.jpg", false],
    ["mug-01_white_20261122_44455555ab.jpg", false],
    ["MUG-01_studio_20261122_44455555ab.jpg", false],
    ["MUG-01_white_20261122_44455555AB.jpg", false],
    ["MUG-01_white_20261122_44455555ab-9f8e7d.jpg", false],
    ["MUG-01_white_20261122_1.jpg", false],
    ["xMUG-01_white_20261122_44455555ab.jpg", false],
    ["", false],
  ])("%s: %s", (name, follows) =>
    expect(followsTemplate(name, DEFAULT_FILE_NAME_TEMPLATE, facts)).toBe(follows),
  );
});

describe("a publication keeps the picture's name and puts its own mark behind it", () => {
  test.each([
    ["MUG_01_white_20261122_aaaaaaaaaa.jpg", "MUG_01_white_20261122_aaaaaaaaaa-6789ab.jpg"],
    ["a.b_white_20261122_aaaaaaaaaa.webp", "a.b_white_20261122_aaaaaaaaaa-6789ab.webp"],
  ])("%s", (name, published) => {
    expect(publishedFileName(name, "0199c0de-1111-7222-8333-0123456789ab")).toBe(published);
    expect(unmarkedFileName(published)).toBe(name);
  });

  test("two publications of one picture never share a name", () => {
    const name = "MUG_white_20261122_aaaaaaaaaa.jpg";
    expect(publishedFileName(name, crypto.randomUUID())).not.toBe(
      publishedFileName(name, crypto.randomUUID()),
    );
  });
});
