// `node run.mjs FILE …`: makes the checkout ready, then runs FILE on the Node that the lock file names.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectDir, projectNode, setup, toolEnv } from "./setup.mjs";

// What FILE prints is its own: progress of the set-up goes to standard error.
setup({ say: (text) => process.stderr.write(`${text}\n`) });
const [file, ...args] = process.argv.slice(2);
const child = spawn(projectNode(), [join(projectDir, file), ...args], {
  cwd: projectDir,
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
