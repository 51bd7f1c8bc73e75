// Runs a list of checks one after the other, says how long each took, and counts what passed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir, projectNode, toolEnv } from "./setup.mjs";

/** The fast checks, in the order in which they fail soonest. */
export const FAST_STEPS = [
  ["format", ["prettier", "--check", "--log-level", "warn", "."]],
  ["lint", ["oxlint", "--quiet"]],
  ["types", ["tsc", "--noEmit", "-p", "."]],
  ["boundaries", ["depcruise", "app", "test", "--config", ".dependency-cruiser.cjs", "--output-type", "err"]],
  ["dead code", ["knip"]],
];

/**
 * @param {{ tests: [string, string[]][] }} what test steps: a title and Vitest's project names
 * @returns {never} ends the process: 0 when everything passed
 */
export function runSteps({ tests }) {
  let passed = 0;
  let failed = 0;
  const report = (title, ok, startMs, note = "") => {
    console.log(`${ok ? "ok  " : "FAIL"} ${title} (${((Date.now() - startMs) / 1000).toFixed(1)} s)${note}`);
  };
  for (const [title, [command, ...args]] of FAST_STEPS) {
    const startMs = Date.now();
    const result = spawnSync(command, args, {
      cwd: projectDir,
      env: toolEnv(),
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    const ok = result.status === 0;
    if (!ok) console.log(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`);
    if (ok) passed++;
    else failed++;
    report(title, ok, startMs);
  }
  const outputDir = mkdtempSync(join(tmpdir(), "productstudio-results-"));
  for (const [title, projects] of tests) {
    const startMs = Date.now();
    const output = join(outputDir, `${title.replaceAll(" ", "-")}.json`);
    const vitest = join(projectDir, "node_modules", "vitest", "vitest.mjs");
    const args = [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${output}`];
    const result = spawnSync(projectNode(), [...args, ...projects.map((name) => `--project=${name}`)], {
      cwd: projectDir,
      env: toolEnv(),
      stdio: ["ignore", "inherit", "inherit"],
    });
    const counts = existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : null;
    passed += counts?.numPassedTests ?? 0;
    // A file that could not even be loaded has no failed tests, only a failed run.
    const failures = Math.max(counts?.numFailedTests ?? 0, result.status === 0 ? 0 : 1);
    failed += failures;
    report(
      title,
      result.status === 0,
      startMs,
      counts ? `: ${counts.numPassedTests} passed, ${failures} failed` : "",
    );
  }
  rmSync(outputDir, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
