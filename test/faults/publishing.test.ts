/** A publication puts every picture onto its product once, whatever is killed or lost under it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clearHouse } from "../demo/house.ts";
import { runPublication } from "./publishing/run-publication.ts";

test("workers killed and replies lost all along: no medium lost, doubled or called what it isn't", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-faults-"));
  try {
    const result = await runPublication({
      products: 60,
      kills: 5,
      seed: 3,
      workers: 2,
      dataDir,
      say: () => {},
    });
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ products: 60, lost: 0, doubled: 0, miscounted: 0 });
    expect(result.lostReplies).toBeGreaterThan(0);
  } finally {
    clearHouse(join(dataDir, "house"));
    rmSync(dataDir, { recursive: true, force: true });
  }
});
