// `npm test`: everything. The end-to-end tests come last and alone: they start the whole house.
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

setup();
await runSteps({
  tests: [
    ["unit tests", ["unit", "engine and doubles"]],
    ["database and contract tests", ["db", "contract"]],
    ["end-to-end tests", ["e2e"]],
  ],
});
