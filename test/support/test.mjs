// `npm test`: everything. The end-to-end tests come last and alone: they start the whole house.
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

// Shopify's command line builds the app, as one of the steps.
setup({ build: false });
await runSteps({
  appBuild: true,
  tests: [
    ["unit tests", ["unit", "engine and doubles", "extensions"]],
    ["database and contract tests", ["db", "contract"]],
    ["end-to-end tests", ["e2e"]],
  ],
});
