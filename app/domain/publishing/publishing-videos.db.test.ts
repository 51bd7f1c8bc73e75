/** Videos on their way to products: what pictures promise, though a taken name alone may not refuse a second file. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { asset, changesetOf, newScene, plan, work } from "#test/support/publishing-scene.ts";
import { FAULTS } from "#test/support/shop-in-memory.ts";
import { publishProductsJob } from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(async () => {
  await database.close();
});

test("a video is sent as what it is, not as its poster, and added with its name and alt text", async () => {
  const s = await newScene(database);
  const sent: { fileName: string; mimeType: string; text: string }[] = [];
  const { sendFile } = s.shop.media;
  s.shop.media.sendFile = (target, file) => {
    const { fileName, mimeType, bytes } = file;
    sent.push({ fileName, mimeType, text: Buffer.from(bytes).toString() });
    return sendFile(target, file);
  };
  const assetId = await asset(s, { isVideo: true });
  const changesetId = await plan(s, [assetId]);
  await work(s, changesetId);
  const [file] = s.shop.files.values();
  expect(file).toMatchObject({ alt: "Stoneware mug, on a white background" });
  expect(sent).toEqual([
    {
      fileName: file?.name,
      mimeType: "video/mp4",
      text: expect.stringMatching(/^picture /),
    },
  ]);
  expect(file?.name).toMatch(/^MUG-01_white_\d{8}_[0-9a-f]{10}-[0-9a-f]{6}\.mp4$/);
  expect((await changesetOf(s, changesetId)).products[0]).toMatchObject({
    status: "done",
    steps: [{ assetId, state: "verified", failure: null }],
  });
});

test("a video and a picture of one product are added in the order they were chosen", async () => {
  const s = await newScene(database);
  const assetIds = [await asset(s, { isVideo: true }), await asset(s)];
  await work(s, await plan(s, assetIds));
  expect([...s.shop.files.values()].map(({ name }) => name.slice(-4))).toEqual([".mp4", ".jpg"]);
  expect(s.shop.products.get(s.productGid)).toHaveLength(4);
});

test("any series of crashes and lost replies, with a search that lags, sends no second creation where names aren't refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(...FAULTS)), {
        minLength: 1,
        maxLength: 5,
      }),
      // A new file is found by the last of five looks at the latest.
      fc.integer({ min: 0, max: 4 }),
      async (faults, searchLag) => {
        const s = await newScene(database, { searchLag });
        for (const [call, fault] of faults) s.shop.faults.set(call, fault);
        const changesetId = await plan(s, [await asset(s, { isVideo: true })]);
        await work(s, changesetId);
        expect(s.shop.repeats).not.toContain("createFiles");
        expect(s.shop.files.size).toBe(1);
        expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
      },
    ),
    { numRuns: 40 },
  );
});
