// `npm run check`: the fast part of the tests.
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

setup({ build: false });
await runSteps({ tests: [["unit tests", ["unit", "extensions"]]] });
