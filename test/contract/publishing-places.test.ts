/** Places, variants, replacements, undo and their cost through the real adapter, against the Shopify double over HTTP. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type ContractScene,
  type PublishingHouse,
  changesetOf,
  killedAfter,
  openHouse,
  openShop,
  passedAsset,
  picture,
  published,
  shownOf,
  startedPlan,
  undo,
  work,
} from "./publishing-shop.ts";

let house: PublishingHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.double.clearFaults());

const idsOf = (media: readonly { id: string }[]) => media.map(({ id }) => id);
/** All that undo must bring back. */
async function stateOf(s: ContractScene) {
  const { products } = await house.double.state(s.shop);
  return products.map(({ id, media, variants }) => ({
    id,
    media: media.map(({ id: mediaGid, alt, sha256 }) => ({ mediaGid, alt, sha256 })),
    variants: variants.map(({ id: variantGid, mediaIds }) => ({ variantGid, mediaIds })),
  }));
}

/** The first product, its first picture in the place of the main one and shown by its first variant. */
async function replacement(s: ContractScene) {
  const { media, variants } = await shownOf(s);
  const [main] = media;
  const [productGid = ""] = s.productGids;
  const [variant] = variants;
  if (!main || !variant) throw new Error("the catalogue has no such product");
  await s.ctx.ports.media.linkVariants(productGid, [{ variantGid: variant.id, mediaGid: main.id }], "attach");
  const assetId = await passedAsset(s, { bytes: await picture(), sourceGid: main.id });
  return { main, variant, assetId };
}

test("a picture replaces another in its place and on its variant; undo brings back exactly what was", async () => {
  const s = await openShop(house);
  const { main, variant, assetId } = await replacement(s);
  const before = await stateOf(s);
  const changesetId = await startedPlan(s, [assetId], { placement: "replace-source" });
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product).toMatchObject({ status: "done", steps: [{ state: "verified" }] });
  const ours = product?.steps[0]?.mediaGid ?? "";
  const shown = await shownOf(s);
  expect(idsOf(shown.media)[0]).toBe(ours);
  expect(idsOf(shown.media)).not.toContain(main.id);
  expect(shown.variants.find(({ id }) => id === variant.id)?.mediaIds).toEqual([ours]);

  await undo(s, changesetId);
  expect(await stateOf(s)).toEqual(before);
  expect((await changesetOf(s, changesetId)).undoCounts).toEqual({ undone: 1 });
  const { counters } = await house.double.state(s.shop);
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
  expect(Object.keys(counters.ops).filter((name) => /delete|productSet/i.test(name))).toEqual([]);
});

test("ours was removed by the merchant since: undo puts the picture back in its place and on its variant", async () => {
  const s = await openShop(house);
  const { main, variant, assetId } = await replacement(s);
  const before = await stateOf(s);
  const changesetId = await startedPlan(s, [assetId], { placement: "replace-source" });
  await work(s, changesetId);
  const fileGid = (await changesetOf(s, changesetId)).products[0]?.steps[0]?.mediaGid ?? "";
  const [productGid = ""] = s.productGids;
  await s.ctx.ports.media.linkFiles([{ fileGid, productGid, change: "detach" }]);
  const removed = await shownOf(s);
  expect(idsOf(removed.media)).not.toContain(main.id);
  expect(removed.variants.find(({ id }) => id === variant.id)?.mediaIds).toEqual([]);
  await undo(s, changesetId);
  expect((await changesetOf(s, changesetId)).undoCounts).toEqual({ undone: 1 });
  expect(await stateOf(s)).toEqual(before);
});

test("two pictures take the place of one, side by side; its variant shows the first, and undo is exact", async () => {
  const s = await openShop(house);
  const { main, variant, assetId } = await replacement(s);
  const assetIds = [assetId, await passedAsset(s, { bytes: await picture("navy"), sourceGid: main.id })];
  const before = await stateOf(s);
  const changesetId = await startedPlan(
    s,
    assetIds,
    {},
    assetIds.map((id) => ({ assetId: id, placement: "replace", replacesGid: main.id })),
  );
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product?.status).toBe("done");
  const ours = product?.steps.map(({ mediaGid }) => mediaGid) ?? [];
  const shown = await shownOf(s);
  expect(idsOf(shown.media).slice(0, 2)).toEqual(ours);
  expect(idsOf(shown.media)).not.toContain(main.id);
  expect(shown.variants.find(({ id }) => id === variant.id)?.mediaIds).toEqual([ours[0]]);
  await undo(s, changesetId);
  expect(await stateOf(s)).toEqual(before);
});

test("an alternative text of 512 code units is taken, emoji and all", async () => {
  const s = await openShop(house);
  const assetId = await passedAsset(s, { bytes: await picture() });
  const altText = "🏺".repeat(256);
  const changesetId = await startedPlan(s, [assetId], {}, [{ assetId, altText }]);
  await work(s, changesetId);
  expect((await shownOf(s)).media.at(-1)?.alt).toBe(altText);
});

test("a shop that Shopify pauses (402) after files were made: said, nothing added; once it is open each is added once", async () => {
  const s = await openShop(house, { products: 2 });
  const assetIds: string[] = [];
  for (const productGid of s.productGids)
    assetIds.push(await passedAsset(s, { bytes: await picture(), productGid }));
  const before = await stateOf(s);
  const { shop } = s;
  const broken = await published(s, assetIds);
  await house.double.addFault({ shop, match: { operation: "fileUpdate" }, kind: "http-402", count: 100 });
  await work(s, broken);
  expect(await stateOf(s)).toEqual(before);
  for (const { failure } of (await changesetOf(s, broken)).products)
    expect(failure).toMatchObject({ code: "shop-frozen", text: expect.stringContaining("paused the shop") });

  await house.double.clearFaults();
  const again = await published(s, assetIds);
  await work(s, again);
  expect((await changesetOf(s, again)).counts.done).toBe(2);
  const { products, files } = await house.double.state(shop);
  expect(products.map(({ media }, index) => media.length - (before[index]?.media.length ?? 0))).toEqual([
    1, 1,
  ]);
  expect(files).toHaveLength(2);
});

test.each(["linkFiles", "moveMedia", "linkVariants", "readProducts", "readVariants"] as const)(
  "killed right after %s, the next worker goes on; so does undo",
  async (call) => {
    const s = await openShop(house, { between: killedAfter(call) });
    const { media, variants } = await shownOf(s);
    const [main] = media;
    const assetId = await passedAsset(s, { bytes: await picture(), sourceGid: main?.id ?? "" });
    const before = await stateOf(s);
    const changesetId = await startedPlan(s, [assetId], { placement: "first" });
    await work(s, changesetId);
    expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
    expect((await shownOf(s)).media).toHaveLength(media.length + 1);
    expect(variants.length).toBeGreaterThan(0);
    await undo(s, changesetId);
    expect(await stateOf(s)).toEqual(before);
  },
);

test("a variant of its colour lets go of its picture for ours, and gets it back", async () => {
  const s = await openShop(house, { products: 12 });
  const variants = await s.ctx.ports.media.readVariants(s.productGids);
  const [productGid, list] =
    [...variants].find(([, all]) => all.some(({ options }) => options.length > 0)) ?? [];
  const [variant] = list ?? [];
  const [option] = variant?.options ?? [];
  if (!productGid || !variant || !option) throw new Error("the catalogue has no variant");
  const { media } = await shownOf(s, productGid);
  const [main] = media;
  if (variant.mediaGid === null)
    await s.ctx.ports.media.linkVariants(
      productGid,
      [{ variantGid: variant.variantGid, mediaGid: main?.id ?? "" }],
      "attach",
    );
  const before = await stateOf(s);
  const assetId = await passedAsset(s, { bytes: await picture(), productGid, option });
  const changesetId = await startedPlan(s, [assetId], { toVariants: true });
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product?.status).toBe("done");
  const after = await s.ctx.ports.media.readVariants([productGid]);
  expect(after.get(productGid)?.find(({ variantGid }) => variantGid === variant.variantGid)?.mediaGid).toBe(
    product?.steps[0]?.mediaGid,
  );
  await undo(s, changesetId);
  expect(await stateOf(s)).toEqual(before);
});

/** Publishes one picture on each of so many products. */
async function onEach(s: ContractScene): Promise<string> {
  const assetIds: string[] = [];
  for (const productGid of s.productGids)
    assetIds.push(await passedAsset(s, { bytes: await picture(), productGid }));
  return published(s, assetIds);
}

test("a picture appended costs at most 25 points a product by Shopify's documented rules", async () => {
  const s = await openShop(house, { products: 25 });
  const changesetId = await onEach(s);
  const points = 10_000;
  // Nothing is restored meanwhile: what is missing afterwards is what it cost.
  await house.double.throttle({
    shop: s.shop,
    maximumAvailable: points,
    available: points,
    restoreRate: 0.001,
  });
  await work(s, changesetId);
  const { currentlyAvailable } = await house.double.throttle({ shop: s.shop });
  expect((await changesetOf(s, changesetId)).counts.done).toBe(25);
  expect((points - currentlyAvailable) / 25).toBeLessThanOrEqual(25);
});

test("fault 13 and 14: THROTTLED, 429, 5xx after the effect and lost replies are survived without a second medium", async () => {
  const s = await openShop(house, { products: 5 });
  const changesetId = await onEach(s);
  const { shop } = s;
  await house.double.addFault({ shop, match: { operation: "stagedUploadsCreate" }, kind: "throttle" });
  await house.double.addFault({
    shop,
    match: { operation: "fileCreate" },
    kind: "http-5xx",
    afterEffect: true,
  });
  await house.double.addFault({ shop, match: { operation: "fileUpdate" }, kind: "drop-reply" });
  await house.double.addFault({
    shop,
    match: { operation: "nodes" },
    kind: "http-429",
    retryAfterSeconds: 1,
  });
  const before = await stateOf(s);
  await work(s, changesetId);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(5);
  const { products, files } = await house.double.state(shop);
  expect(files).toHaveLength(5);
  for (const [index, { media }] of products.entries())
    expect(media).toHaveLength((before[index]?.media.length ?? 0) + 1);
});

test("fault 27: a product that is deleted while its batch is published ends alone", async () => {
  const s = await openShop(house, {
    products: 3,
    between: (media) => ({
      ...media,
      createFiles: async (files) => {
        const [, second = ""] = s.productGids;
        await house.double.removeProducts(s.shop, [second]);
        return media.createFiles(files);
      },
    }),
  });
  const changesetId = await onEach(s);
  await work(s, changesetId);
  const { counts, products } = await changesetOf(s, changesetId);
  expect(counts).toMatchObject({ done: 2, failed: 1 });
  expect(products.find(({ status }) => status === "failed")).toMatchObject({
    productGid: s.productGids[1],
    failure: { code: "product-deleted" },
  });
});

test("a withdrawn permission is seen before anything is touched, and ends what is under way with its sentence", async () => {
  const s = await openShop(house);
  const changesetId = await published(s, [await passedAsset(s, { bytes: await picture() })]);
  expect(await s.ctx.ports.media.readLimits()).toMatchObject({ mayWrite: true, maxVideos: 250 });
  await house.double.setScopes(s.shop, "read_products");
  await work(s, changesetId);
  expect((await changesetOf(s, changesetId)).products[0]?.failure?.code).toBe("access-denied");
});
