/** How fast pages are: as a merchant's browser shows them, and as the server answers in a shop with a million results. */
import { type Bench, measureParts } from "./bench.ts";
import { measureBrowser } from "./pages/browser.ts";
import { measureLoaders } from "./pages/loaders.ts";

export const takesOnly = true;

const bench: Bench = (input) =>
  measureParts(input, {
    browser: measureBrowser,
    loaders: measureLoaders,
  });
export default bench;
