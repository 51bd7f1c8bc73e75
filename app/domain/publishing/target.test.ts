import { expect, test } from "vitest";
import type { ProductMedium, ProductVariant } from "./ports.ts";
import { type ProductChange, type Target, nextChange } from "./target.ts";

const medium = (mediaGid: string, over: Partial<ProductMedium> = {}): ProductMedium => ({
  mediaGid,
  kind: "image",
  alt: "",
  state: "ready",
  ...over,
});
const variant = (variantGid: string, mediaGid: string | null): ProductVariant => ({
  variantGid,
  mediaGid,
  options: [],
});
const target = (over: Partial<Target> = {}): Target => ({
  absent: [],
  replaced: new Map(),
  anchored: [],
  links: new Map(),
  ...over,
});

/** All changes until the target is reached, as Shopify would do them. */
function changesTo(wanted: Target, media: ProductMedium[], variants: ProductVariant[] = []): ProductChange[] {
  const changes: ProductChange[] = [];
  let shown = { media, variants };
  for (let change = nextChange(wanted, shown); change; change = nextChange(wanted, shown)) {
    changes.push(change);
    if (changes.length > 10) throw new Error("never there");
    const next = { media: [...shown.media], variants: [...shown.variants] };
    if (change.kind === "move")
      for (const { mediaGid, position } of change.moves)
        next.media = next.media
          .filter((one) => one.mediaGid !== mediaGid)
          .toSpliced(position, 0, medium(mediaGid));
    if (change.kind === "take-off") {
      const { fileGids } = change;
      next.media = next.media.filter(({ mediaGid }) => !fileGids.includes(mediaGid));
      next.variants = next.variants.map((one) =>
        fileGids.includes(one.mediaGid ?? "") ? { ...one, mediaGid: null } : one,
      );
    }
    if (change.kind === "link" || change.kind === "unlink") {
      const { kind, pairs } = change;
      next.variants = next.variants.map((one) => {
        const pair = pairs.find(({ variantGid }) => variantGid === one.variantGid);
        return pair ? { ...one, mediaGid: kind === "link" ? pair.mediaGid : null } : one;
      });
    }
    shown = next;
  }
  return changes;
}

test("what is as it should be needs nothing", () => {
  expect(nextChange(target(), { media: [medium("a")], variants: [variant("v", "a")] })).toBeNull();
});

test("a replacement is put in its place before the old one goes, and its variants follow", () => {
  const wanted = target({
    replaced: new Map([["old", ["ours"]]]),
    anchored: [{ mediaGid: "ours", after: ["a"] }],
    links: new Map([["v", "ours"]]),
  });
  const changes = changesTo(
    wanted,
    [medium("a"), medium("old"), medium("b"), medium("ours")],
    [variant("v", "old")],
  );
  expect(changes).toEqual([
    { kind: "move", moves: [{ mediaGid: "ours", position: 1 }] },
    { kind: "take-off", fileGids: ["old"] },
    { kind: "link", pairs: [{ variantGid: "v", mediaGid: "ours" }] },
  ]);
});

test("what several replace goes once, when all of them are there", () => {
  const wanted = target({
    replaced: new Map([["old", ["one", "two"]]]),
    anchored: [
      { mediaGid: "one", after: ["a"] },
      { mediaGid: "two", after: ["one", "a"] },
    ],
  });
  const media = ["a", "old", "b", "one", "two"].map((gid) => medium(gid));
  expect(changesTo(wanted, media)).toEqual([
    {
      kind: "move",
      moves: [
        { mediaGid: "one", position: 1 },
        { mediaGid: "two", position: 2 },
      ],
    },
    { kind: "take-off", fileGids: ["old"] },
  ]);
  expect(nextChange(wanted, { media: [medium("a"), medium("one"), medium("old")], variants: [] })).toBeNull();
});

test("what was to be replaced stays, on the product and on variants, when what replaces it is gone", () => {
  const wanted = target({
    replaced: new Map([["old", ["ours"]]]),
    anchored: [{ mediaGid: "ours", after: [] }],
    links: new Map([["v", "ours"]]),
  });
  expect(nextChange(wanted, { media: [medium("old")], variants: [variant("v", "old")] })).toBeNull();
});

test("a variant lets go of what it shows before it gets something else; others stay", () => {
  const wanted = target({
    links: new Map([
      ["v", "ours"],
      ["w", null],
    ]),
  });
  const variants = [variant("v", "a"), variant("w", "a"), variant("x", "a")];
  expect(changesTo(wanted, [medium("a"), medium("ours")], variants)).toEqual([
    {
      kind: "unlink",
      pairs: [
        { variantGid: "v", mediaGid: "a" },
        { variantGid: "w", mediaGid: "a" },
      ],
    },
    { kind: "link", pairs: [{ variantGid: "v", mediaGid: "ours" }] },
  ]);
});

test("three hundred variants take calls of a hundred", () => {
  const variants = Array.from({ length: 300 }, (_, index) => variant(`v${index}`, null));
  const links = new Map(variants.map(({ variantGid }) => [variantGid, "ours"]));
  const sizes = changesTo(target({ links }), [medium("ours")], variants).map((change) =>
    "pairs" in change ? change.pairs.length : 0,
  );
  expect(sizes).toEqual([100, 100, 100]);
});

test.each([
  ["isn't on the product", []],
  ["is a video", [medium("ours", { kind: "video" })]],
  ["isn't processed", [medium("ours", { state: "processing" })]],
])("a variant is not given what %s", (_name, media) => {
  expect(
    nextChange(target({ links: new Map([["v", "ours"]]) }), { media, variants: [variant("v", null)] }),
  ).toBeNull();
});
