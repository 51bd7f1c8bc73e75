import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { isPortFree } from "./postgres.ts";

test("when a test run is killed, its PostgreSQL and its data go with it", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-guarded-"));
  const script = `
    import { startGuardedPostgres } from ${JSON.stringify(new URL("./guarded-postgres.ts", import.meta.url).href)};
    const postgres = await startGuardedPostgres(${JSON.stringify(dataDir)});
    console.log(new URL(postgres.url("postgres")).port);
    setInterval(() => {}, 1000);
  `;
  const run = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await Promise.race([once(createInterface(run.stdout), "line"), once(run, "exit")])) as [
    string,
  ];
  expect(await isPortFree(Number(port))).toBe(false);
  run.kill("SIGKILL");
  await expect.poll(() => isPortFree(Number(port))).toBe(true);
  await expect.poll(() => existsSync(dataDir)).toBe(false);
});
