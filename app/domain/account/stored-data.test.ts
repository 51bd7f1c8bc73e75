import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { STORED_DATA } from "./stored-data.ts";

test("every room that keeps something of a shop is in the list of what is stored", () => {
  const rooms = readdirSync("app/domain").toSorted();
  expect([...new Set(STORED_DATA.flatMap((stored) => stored.rooms))].toSorted()).toEqual(rooms);
});
