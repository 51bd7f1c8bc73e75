// Runs a list of checks one after the other, says how long each took, and counts what passed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { buildWithShopify } from "./app-build.mjs";
import { projectDir, projectNode, toolEnv } from "./setup.mjs";

/** The fast checks, the longest first. */
const FAST_STEPS = [
  ["types", ["tsc", "--noEmit", "-p", "."]],
  ["types of generate-media", ["tsc", "--noEmit", "-p", "extensions/generate-media"]],
  ["types of product-results", ["tsc", "--noEmit", "-p", "extensions/product-results"]],
  ["format", ["prettier", "--check", "--log-level", "warn", "."]],
  ["lint", ["oxlint", "--quiet"]],
  [
    "boundaries",
    ["depcruise", "app", "test", "extensions", "--config", ".dependency-cruiser.cjs", "--output-type", "err"],
  ],
  ["dead code", ["knip"]],
];

/** How many fast checks run at once: each keeps about one processor busy. */
const PARALLEL = 2;

/** Runs a tool and keeps what it says until it has ended. */
function runTool([command, ...args]) {
  return new Promise((resolve) => {
    const tool = spawn(command, args, {
      cwd: projectDir,
      env: toolEnv(),
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    for (const stream of [tool.stdout, tool.stderr]) stream.on("data", (chunk) => (output += chunk));
    tool.on("error", (error) => resolve({ ok: false, output: output + error.message }));
    tool.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Each test that failed, with the first line of why. */
const failuresOf = (counts) =>
  (counts?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failures = assertionResults.filter((one) => one.status === "failed");
    const why = (text) => text?.split("\n", 1)[0] ?? "";
    if (failures.length === 0)
      return status === "failed" ? [`${relative(projectDir, name)}: ${why(message)}`] : [];
    return failures.map(
      ({ fullName, failureMessages }) =>
        `${relative(projectDir, name)}: ${fullName}: ${why(failureMessages?.[0])}`,
    );
  });

/**
 * @param {{ tests: [string, string[]][], appBuild?: boolean }} what test steps: a title and Vitest's project names;
 * whether everything is built first as Shopify's command line builds it
 * @returns {Promise<never>} ends the process: 0 when everything passed
 */
export async function runSteps({ tests, appBuild = false }) {
  let passed = 0;
  let failed = 0;
  /** Said again at the very end, where whoever reads only that finds it. */
  const complaints = [];
  const report = (title, ok, startMs, note = "") => {
    console.log(`${ok ? "ok  " : "FAIL"} ${title} (${((Date.now() - startMs) / 1000).toFixed(1)} s)${note}`);
  };
  const check = async (title, work) => {
    const startMs = Date.now();
    const { ok, output } = await work();
    if (!ok) console.log(output);
    if (ok) passed++;
    else failed++;
    if (!ok) complaints.push(title);
    report(title, ok, startMs);
  };
  const waiting = [...FAST_STEPS];
  const runWaiting = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [title, command] = step;
      await check(title, () => runTool(command));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, runWaiting));
  // By itself: it writes what the checks above read, such as the database client.
  if (appBuild) await check("shopify app build", buildWithShopify);
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
    if (failures > 0) complaints.push(title, ...failuresOf(counts));
    report(
      title,
      result.status === 0,
      startMs,
      counts ? `: ${counts.numPassedTests} passed, ${failures} failed` : "",
    );
  }
  rmSync(outputDir, { recursive: true, force: true });
  for (const complaint of complaints) console.log(`FAIL ${complaint}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
