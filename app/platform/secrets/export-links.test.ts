import { expect, test } from "vitest";
import type { ShopId } from "../ids.ts";
import { createExportLinks } from "./export-links.ts";
import { createStatementLinks } from "./statement-links.ts";

const SHOP = "0190a000-0000-7000-8000-000000000001" as ShopId;
const OTHER = "0190a000-0000-7000-8000-000000000002";
const IDS = ["0190a000-0000-7000-8000-00000000000a", "0190a000-0000-7000-8000-00000000000b"];
let nowMs = 1_000_000_000_000;
const clock = { nowMs: () => nowMs, sleep: async () => {} };
const links = createExportLinks({ signingKey: "k".repeat(32), clock });
const addressOf = (path: string) => new URL(path, "https://app.example").searchParams;

test("an address opens the results that it was made for, and for two minutes", () => {
  const path = links.pathOf({ shopId: SHOP, assetIds: IDS });
  expect(path).toMatch(new RegExp(`^/exports/${SHOP}\\?`));
  expect(links.read(SHOP, addressOf(path), IDS)).toBe(SHOP);
  nowMs += 119_000;
  expect(links.read(SHOP, addressOf(path), IDS)).toBe(SHOP);
  nowMs += 2_000;
  expect(links.read(SHOP, addressOf(path), IDS)).toBeNull();
});

test("an address opens no others: not fewer, not more, not in another order, not another shop's", () => {
  const address = addressOf(links.pathOf({ shopId: SHOP, assetIds: IDS }));
  for (const ids of [[], [IDS[0]!], [...IDS, IDS[0]!], IDS.toReversed(), [IDS.join(",")], [""]])
    expect(links.read(SHOP, address, ids)).toBeNull();
  expect(links.read(OTHER, address, IDS)).toBeNull();
});

test("a signature for something else, or by another key, opens nothing", () => {
  const statement = createStatementLinks({ signingKey: "k".repeat(32), clock });
  const foreign = createExportLinks({ signingKey: "x".repeat(32), clock });
  for (const path of [
    statement.pathOf({ shopId: SHOP, query: JSON.stringify(IDS) }),
    foreign.pathOf({ shopId: SHOP, assetIds: IDS }),
    "/exports/x",
  ])
    expect(links.read(SHOP, addressOf(path), IDS)).toBeNull();
});
