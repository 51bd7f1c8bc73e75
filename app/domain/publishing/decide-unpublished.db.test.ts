/** What becomes of a person's answer about a picture that may be published already. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asset, type Scene, changesetOf, newScene, plan, work } from "#test/support/publishing-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { seenOne, writeFindings } from "#test/support/review-scene.ts";
import { readVerdicts } from "../review/index.server.ts";
import { decideUnpublished, publishProductsJob, readPublications } from "./index.server.ts";

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
});

const answer = async (assetId: string, decision: "accept" | "reject") =>
  decideUnpublished(scene.ctx, {
    ...(await seenOne(scene.ctx, assetId)),
    target: "shopify",
    decision,
    reason: "Looked at it.",
  });
const verdictOn = async (assetId: string) =>
  (await readVerdicts(scene.ctx, { assetIds: [assetId], target: "shopify" })).get(assetId)?.verdict;

test("an answer is kept before the picture is published, and refused from the click on Publish on", async () => {
  const assetId = await asset(scene, { outcome: "person" });
  expect(await answer(assetId, "accept")).toEqual({ ok: true, verdict: "pass" });
  const changesetId = await plan(scene, [assetId]);
  expect(await answer(assetId, "reject")).toEqual({ ok: false, reason: "already-on-product" });
  await work(scene, changesetId);
  expect(await answer(assetId, "reject")).toEqual({ ok: false, reason: "already-on-product" });
  expect(await verdictOn(assetId)).toBe("pass");
});

test("what is on its product is still answered about for other places, and the shop's verdict stays", async () => {
  const assetId = await asset(scene);
  await writeFindings(database, scene.ctx.shopId, assetId, { "target-fill": "person" }, "amazon-main");
  await work(scene, await plan(scene, [assetId]));
  const forAmazon = async (decision: "accept" | "reject") =>
    decideUnpublished(scene.ctx, {
      ...(await seenOne(scene.ctx, assetId, "amazon-main")),
      target: "amazon-main",
      decision,
      reason: "Looked at it.",
    });
  expect(await forAmazon("accept")).toEqual({ ok: true, verdict: "pass" });
  expect(await forAmazon("reject")).toEqual({ ok: true, verdict: "block" });
  expect(await verdictOn(assetId)).toBe("pass");
  expect((await readPublications(scene.ctx, { assetIds: [assetId] })).get(assetId)?.status).toBe("published");
});

test("after a publication that failed, the picture may be rejected", async () => {
  const assetId = await asset(scene);
  scene.shop.products.delete(scene.productGid);
  const changesetId = await plan(scene, [assetId]);
  await work(scene, changesetId);
  expect((await changesetOf(scene, changesetId)).counts.failed).toBe(1);
  expect(await answer(assetId, "reject")).toEqual({ ok: true, verdict: "block" });
});

test("rejecting and publishing at the same time: one of them is refused", async () => {
  for (let round = 0; round < 5; round++) {
    const assetId = await asset(scene, { product: `gid://shopify/Product/${round + 2}` });
    const [decided, published] = await Promise.all([
      answer(assetId, "reject"),
      plan(scene, [assetId]).then(
        () => true,
        () => false,
      ),
    ]);
    expect(decided.ok).toBe(!published);
  }
});

test("a picture that isn't there, and an id that is none, are refused as review refuses them", async () => {
  expect(await answer(crypto.randomUUID(), "reject")).toEqual({ ok: false, reason: "not-found" });
  expect(await answer("x", "reject")).toMatchObject({ reason: "invalid-input" });
});
