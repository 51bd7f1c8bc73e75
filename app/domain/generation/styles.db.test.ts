import { describe, expect, test } from "vitest";
import {
  assetsOf,
  buy,
  ctxWith,
  runOf,
  started,
  useGenerationBench,
  workOnAll,
} from "#test/support/generation-bench.ts";
import { archiveStyle, listStyles, onDataRequest, onRedact, saveStyle } from "./index.server.ts";
import { type StyleSettings, WHITE_RECIPE, WHITE_STYLE } from "./schemas.ts";

const bench = useGenerationBench();
const NAVY: StyleSettings = {
  recipe: { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" },
  ratios: ["4:5"],
  platforms: ["shopify"],
};
async function saved(name = "Navy", settings = NAVY, styleId?: string) {
  const style = await saveStyle(ctxWith(), { name, settings, ...(styleId !== undefined && { styleId }) });
  if (!style.ok) throw new Error(style.reason);
  return style;
}

describe("saving", () => {
  test("a new style is its first version; saved again, the next one", async () => {
    const first = await saved();
    expect(first.version).toBe(1);
    const second = await saved("Navy blue", { ...NAVY, ratios: ["1:1"] }, first.styleId);
    expect(second).toEqual({ ok: true, styleId: first.styleId, version: 2 });
    expect(await listStyles(ctxWith())).toEqual([
      { styleId: first.styleId, name: "Navy blue", version: 2, settings: { ...NAVY, ratios: ["1:1"] } },
    ]);
  });

  test("two tabs that save at once make two versions, none is lost", async () => {
    const { styleId } = await saved();
    const versions = await Promise.all(Array.from({ length: 5 }, () => saved("Navy", NAVY, styleId)));
    expect(versions.map(({ version }) => version).toSorted()).toEqual([2, 3, 4, 5, 6]);
  });

  test("a name that another style has is refused, whatever its case; a deleted one's is free", async () => {
    const { styleId } = await saved("Navy");
    const other = await saved("Sand");
    const taken = { ok: false, reason: "style-name-taken", name: "NAVY" };
    expect(await saveStyle(ctxWith(), { name: "NAVY", settings: NAVY })).toEqual(taken);
    expect(await saveStyle(ctxWith(), { styleId: other.styleId, name: "NAVY", settings: NAVY })).toEqual(
      taken,
    );
    await archiveStyle(ctxWith(), { styleId });
    expect(await saveStyle(ctxWith(), { name: "NAVY", settings: NAVY })).toMatchObject({ ok: true });
  });

  test.each([
    ["no name", { name: " ", settings: NAVY }],
    ["a name of 81 characters", { name: "x".repeat(81), settings: NAVY }],
    ["half a character", { name: "\ud800", settings: NAVY }],
    ["no settings", { name: "x" }],
    ["an unknown platform", { name: "x", settings: { ...NAVY, platforms: ["myspace"] } }],
  ])("refused: %s", async (_, input) => {
    expect(await saveStyle(ctxWith(), input as never)).toMatchObject({ reason: "invalid-input" });
  });

  test("a style that is deleted, or another shop's, gets no version and is no choice", async () => {
    const { styleId } = await saved();
    await archiveStyle(ctxWith(), { styleId });
    const input = { styleId, name: "Navy", settings: NAVY };
    expect(await saveStyle(ctxWith(), input)).toEqual({ ok: false, reason: "unknown-style" });
    expect(await archiveStyle(ctxWith(), { styleId })).toEqual({ ok: false, reason: "unknown-style" });
    const other = await saved("Sand");
    bench.shopId = await bench.database.newShop();
    expect(await saveStyle(ctxWith(), { ...input, styleId: other.styleId })).toMatchObject({
      reason: "unknown-style",
    });
    expect(await listStyles(ctxWith())).toEqual([]);
  });
});

describe("a run with a style", () => {
  test("keeps the version that it was started with, whatever the style becomes", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const { styleId, version } = await saved();
    const runId = await started(ctx, { style: { styleId, version } });
    await saved("Now white", WHITE_STYLE, styleId);
    await archiveStyle(ctx, { styleId });
    await workOnAll(ctx, runId);
    expect(await runOf(ctx, runId)).toMatchObject({
      recipe: NAVY.recipe,
      settings: { styleName: "Navy", ratios: ["4:5"], platforms: ["shopify"] },
      counts: { done: 3 },
    });
    for (const asset of await assetsOf(ctx, runId))
      expect(asset).toMatchObject({ ratio: "4:5", widthPx: 819, heightPx: 1024 });
  });

  test("each proportion and variation of a picture is an item with its own price and result", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const settings = { ...NAVY, ratios: ["1:1", "16:9"] as StyleSettings["ratios"] };
    const runId = await started(ctx, { style: { settings }, variations: 2 });
    expect(await runOf(ctx, runId)).toMatchObject({ itemCount: 12, heldCredits: 180 });
    await workOnAll(ctx, runId);
    const assets = await assetsOf(ctx, runId);
    const kinds = new Set(assets.map(({ ratio, variation }) => `${ratio} ${variation}`));
    expect([...kinds].toSorted()).toEqual(["16:9 1", "16:9 2", "1:1 1", "1:1 2"]);
    expect(new Set(assets.map(({ sha256 }) => sha256)).size).toBe(12);
  });

  test("a version that is none is refused", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const { styleId } = await saved();
    await expect(started(ctx, { style: { styleId, version: 2 } })).rejects.toThrow("unknown-style");
    await expect(started(ctx, { style: { styleId: crypto.randomUUID(), version: 1 } })).rejects.toThrow(
      "unknown-style",
    );
  });
});

test("a data request shows styles with their versions, redaction deletes them", async () => {
  const ctx = ctxWith();
  const { styleId } = await saved();
  expect((await onDataRequest(ctx)).styles).toMatchObject([{ styleId, versions: [{ version: 1 }] }]);
  await onRedact(ctx);
  expect((await onDataRequest(ctx)).styles).toEqual([]);
});
