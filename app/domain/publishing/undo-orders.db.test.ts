/** Two publications on one product, undone in either order: what the merchant had comes back exactly. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  check,
  draft,
  medium,
  newScene,
  publishPlan,
  undo,
  variantsOf,
} from "#test/support/publishing-scene.ts";
import { changeLines, checkPlanJob, publishProductsJob, undoProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const PHOTOS = [11, 12, 13].map((id) => medium(id).mediaGid);
const COLOURS = ["Red", "Blue", "Green"] as const;
const mediaOf = (s: Scene) => s.shop.products.get(s.productGid)?.map(({ mediaGid }) => mediaGid) ?? [];
const undoOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).products[0]?.undo;

interface Line {
  readonly colour: (typeof COLOURS)[number] | null;
  readonly isVideo: boolean;
  readonly toVariants: boolean;
  /** `replace`: a picture of those that are there when it is planned, counted around. */
  readonly place: {
    readonly placement: "append" | "first" | "after-main" | "replace";
    readonly index: number;
  };
}

/** A product of so many photos, which its variants show or don't. */
async function product(photoCount: number, shown: readonly (number | null)[]): Promise<Scene> {
  const s = await newScene(database, { pollsUntilReady: 0 });
  const photos = PHOTOS.slice(0, photoCount);
  s.shop.products.set(
    s.productGid,
    [11, 12, 13].slice(0, photoCount).map((id) => medium(id)),
  );
  for (const gid of photos) s.shop.originals.set(gid, Buffer.from(`the merchant's ${gid}`));
  variantsOf(
    s,
    s.productGid,
    COLOURS.map((colour, index) => [colour, photos[shown[index] ?? -1] ?? null] as const),
  );
  return s;
}

async function published(s: Scene, lines: readonly Line[]): Promise<string> {
  const assetIds: string[] = [];
  for (const { colour, isVideo } of lines) assetIds.push(await asset(s, { colour, isVideo }));
  const changesetId = await draft(s, assetIds);
  const media = s.shop.products.get(s.productGid) ?? [];
  const pictures = media.filter(({ kind }) => kind === "image").map(({ mediaGid }) => mediaGid);
  // Shopify's own files, ours among them, can be read.
  for (const gid of pictures)
    if (!s.shop.originals.has(gid)) s.shop.originals.set(gid, Buffer.from(`our ${gid}`));
  const changes = lines.map(({ toVariants, place }, index) => {
    const replacesGid = pictures[place.index % Math.max(1, pictures.length)];
    const mayReplace = place.placement === "replace" && replacesGid !== undefined;
    const placement = place.placement === "replace" && !mayReplace ? "append" : place.placement;
    return { assetId: assetIds[index] ?? "", toVariants, placement, ...(mayReplace && { replacesGid }) };
  });
  expect(await changeLines(s.ctx, { changesetId, lines: changes })).toEqual({ ok: true });
  await check(s, changesetId);
  await publishPlan(s, changesetId);
  expect((await changesetOf(s, changesetId)).products[0]).toMatchObject({ status: "done" });
  return changesetId;
}

/** What the product shows, with files that were made again called by their alt texts: those are the photos' own. */
function shownOn(s: Scene) {
  const altOf = (gid: string | null) =>
    s.shop.products.get(s.productGid)?.find(({ mediaGid }) => mediaGid === gid)?.alt ?? gid;
  return {
    media: s.shop.products.get(s.productGid)?.map(({ alt, kind, state }) => ({ alt, kind, state })),
    variants: s.shop.variants.get(s.productGid)?.map(({ mediaGid }) => altOf(mediaGid)),
  };
}

const append = { placement: "append", index: 0 } as const;
const picture = { colour: null, isVideo: false, toVariants: false, place: append } as const;

describe("a publication of which a later one replaced or reassigned something", () => {
  test.each<[string, Line, Line]>([
    ["its picture was replaced", picture, { ...picture, place: { placement: "replace", index: 1 } }],
    [
      "its picture was replaced on the variants too",
      { ...picture, colour: "Red", toVariants: true },
      { ...picture, place: { placement: "replace", index: 1 } },
    ],
    [
      "its variant was given another one",
      { ...picture, colour: "Red", toVariants: true },
      { ...picture, colour: "Red", toVariants: true },
    ],
    [
      "what its variant had shown was replaced",
      { ...picture, colour: "Red", toVariants: true },
      { ...picture, place: { placement: "replace", index: 0 } },
    ],
    [
      "the variant that its video had left empty was given something",
      { ...picture, isVideo: true, place: { placement: "replace", index: 0 } },
      { ...picture, colour: "Red", toVariants: true },
    ],
  ])("%s: it isn't undone before that one, which its sentence names", async (_name, one, other) => {
    const s = await product(1, [0, null, null]);
    const before = shownOn(s);
    const [first, second] = [await published(s, [one]), await published(s, [other])];
    const both = shownOn(s);
    await undo(s, first);
    expect(shownOn(s)).toEqual(both);
    const { createdAt } = await changesetOf(s, second);
    const moment = createdAt.toISOString().slice(0, 16).replace("T", ", ");
    expect(await undoOf(s, first)).toMatchObject({
      status: "refused",
      failure: {
        code: "undo-later-publication",
        text: `The publication of ${moment} UTC went on with what this one had published on this product, so it was left as it is. Publishing costs no credits. Undo that one first, then undo this one.`,
      },
      places: [{ what: "later-publication", changesetId: second }],
    });
    await undo(s, second);
    expect((await undoOf(s, second))?.status).toBe("undone");
    await undo(s, first);
    expect((await undoOf(s, first))?.status).toBe("undone");
    expect(shownOn(s)).toEqual(before);
  });
});

test("three publications, one on the other, are undone from the last one on; each refusal names the last", async () => {
  const s = await product(1, [0, null, null]);
  const before = shownOn(s);
  const replacing = { ...picture, place: { placement: "replace", index: 0 } } as const;
  const ids: string[] = [];
  for (const line of [replacing, replacing, replacing]) ids.push(await published(s, [line]));
  for (const id of ids.slice(0, 2)) {
    await undo(s, id);
    expect((await undoOf(s, id))?.places).toMatchObject([{ changesetId: ids[2] }]);
  }
  for (const id of ids.toReversed()) await undo(s, id);
  expect(shownOn(s)).toEqual(before);
});

test("two publications, however placed, assigned and undone: the product is exactly as before, and both say so", async () => {
  const line = fc.record<Line>({
    colour: fc.constantFrom(...COLOURS, null),
    isVideo: fc.boolean(),
    toVariants: fc.boolean(),
    place: fc.record({
      placement: fc.constantFrom("append", "first", "after-main", "replace", "replace"),
      index: fc.nat(5),
    }),
  });
  const lines = fc.array(line, { minLength: 1, maxLength: 2 });
  const shown = fc.array(fc.constantFrom(null, 0, 1, 2), { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(3),
      shown,
      fc.tuple(lines, lines),
      fc.boolean(),
      fc.subarray(PHOTOS),
      async (photoCount, variants, [one, other], isOldestFirst, deleted) => {
        const s = await product(photoCount, variants);
        const before = shownOn(s);
        const ids = [await published(s, one), await published(s, other)] as const;
        // Files that are on no product any more, and that the merchant deleted.
        for (const gid of deleted) if (!mediaOf(s).includes(gid)) s.shop.originals.delete(gid);
        const [first, second] = isOldestFirst ? ids : ([ids[1], ids[0]] as const);
        await undo(s, first);
        const ofFirst = await undoOf(s, first);
        const isFirstUndone = ofFirst?.status === "undone";
        expect(ofFirst?.failure?.code ?? null).toBe(isFirstUndone ? null : "undo-later-publication");
        expect(isFirstUndone || isOldestFirst).toBe(true);
        await undo(s, second);
        if (!isFirstUndone) await undo(s, first);
        expect(shownOn(s)).toEqual(before);
        for (const id of ids) expect((await undoOf(s, id))?.status).toBe("undone");
      },
    ),
    { numRuns: 60 },
  );
});
