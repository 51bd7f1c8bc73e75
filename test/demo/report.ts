/** The main job's result for people (a table) and for programs (report.json beside the pictures). */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createAppClient } from "./app-client.ts";
import { creditTotals } from "./audit.ts";
import { makeFolder } from "./folder.ts";
import type { House } from "./house.ts";
import type { MainJobResult, ReviewedAsset } from "./result.ts";

const PICTURE_DIR = "pictures";

/**
 * Makes the folder that the report goes to: before the work, so that no work is done for a report that can't be written.
 * @throws Error in a sentence when it can't be made
 */
export function makeReportFolder(outDir: string): void {
  makeFolder(resolve(outDir, PICTURE_DIR), "--out");
}

/** Writes the pictures and report.json into `outDir`, which `makeReportFolder` has made. */
export async function writeReport(house: House, result: MainJobResult, outDir: string): Promise<void> {
  const app = createAppClient(house.webUrl, house.double, house.shop);
  for (const asset of result.assets) {
    await writeFile(join(outDir, pathOf(asset)), await app.bytes(`/api/assets/${asset.assetId}/file`));
  }
  const mediaGids = mediaOf(result);
  const report = {
    products: result.products,
    items: result.items.length,
    assets: result.assets.map((asset) => ({
      sku: asset.sku,
      file: pathOf(asset),
      quality: asset.quality,
      widthPx: asset.widthPx,
      heightPx: asset.heightPx,
      verdict: asset.verdict,
      checks: asset.checks.map(({ checkId, outcome, evidence }) => ({ id: checkId, outcome, evidence })),
      mediaGid: mediaGids.get(asset.assetId) ?? null,
    })),
    failures: result.items.flatMap(({ sku, failure }) =>
      failure
        ? [{ sku, code: failure.code, message: failure.message, creditsReturned: failure.creditsReturned }]
        : [],
    ),
    skipped: result.runs.flatMap((run) => run.skipped),
    credits: {
      ...creditTotals(result),
      statement: result.statement.map(({ at, kind, amount, balance, reason }) => ({
        at,
        kind,
        amount,
        balance,
        reason,
      })),
    },
    problems: result.problems,
    durationMs: result.durationMs,
  };
  await writeFile(join(outDir, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
}

/** Prints one line for each item, then the credits and whatever does not add up. */
export function printReport(result: MainJobResult, outDir: string): void {
  const made = new Map(result.assets.map((asset) => [asset.itemId, asset]));
  const mediaGids = mediaOf(result);
  const rows = result.items.map((item) => {
    const asset = made.get(item.itemId);
    if (!asset) return [item.sku, item.failure?.code ?? item.status, "–", "0", item.failure?.message ?? "–"];
    const passed = asset.checks.filter(({ outcome }) => outcome === "pass").length;
    return [
      item.sku,
      `${asset.fileName} ${asset.widthPx}×${asset.heightPx}`,
      `${asset.verdict} (${passed}/${asset.checks.length})`,
      String(item.priceCredits),
      mediaGids.get(asset.assetId) ?? "not published",
    ];
  });
  console.log(`\n${table([["SKU", "Picture", "Checks", "Credits", "Media"], ...rows])}\n`);
  const { before, bought, captured, after, held } = creditTotals(result);
  console.log(`Credits: ${before} + ${bought} bought − ${captured} used = ${after} available, ${held} held`);
  console.log(`Pictures and report: ${join(outDir, PICTURE_DIR)}, ${join(outDir, "report.json")}`);
  for (const problem of result.problems) console.log(`Problem: ${problem}`);
  console.log(result.problems.length === 0 ? "Done." : `${result.problems.length} problems.`);
}

const pathOf = (asset: ReviewedAsset): string => join(PICTURE_DIR, asset.fileName);

function mediaOf({ changeset }: MainJobResult): Map<string, string> {
  const steps = (changeset?.products ?? []).flatMap((product) => product.steps);
  return new Map(
    steps.flatMap(({ assetId, state, mediaGid }) =>
      state === "verified" && mediaGid ? [[assetId, mediaGid]] : [],
    ),
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
