import { expect, test } from "vitest";
import { addressOf } from "./address.ts";

test("an address names what isn't usual: a run, another place than the shop itself, the notes", () => {
  expect(`${addressOf({ runId: null, place: "shopify", show: "waiting" })}`).toBe("");
  expect(`${addressOf({ runId: "r", place: "amazon-main", show: "notes" })}`).toBe(
    "run=r&place=amazon-main&show=notes",
  );
});
