// `npm run demo`: makes the checkout ready, then hands over to the Node that the lock file names.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectDir, projectNode, setup, toolEnv } from "../support/setup.mjs";

setup();
const child = spawn(projectNode(), [join(projectDir, "test/demo/main.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: toolEnv(),
});
// The terminal sends Ctrl-C to the child as well; this process only waits for it to finish its clean-up.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
