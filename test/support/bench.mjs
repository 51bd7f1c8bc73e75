// `npm run bench -- NAME [--json]`: makes the checkout ready and runs one benchmark of test/bench.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectDir, projectNode, setup, toolEnv } from "./setup.mjs";

setup({ say: (text) => process.stderr.write(`${text}\n`) });
const runner = join(projectDir, "test", "bench", "run.ts");
const result = spawnSync(projectNode(), [runner, ...process.argv.slice(2)], {
  cwd: projectDir,
  env: toolEnv(),
  stdio: "inherit",
});
process.exit(result.status ?? 1);
