import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { storedData } from "./stored-data.ts";

test("every room that keeps something of a shop is in the list of what is stored", () => {
  const rooms = readdirSync("app/domain").toSorted();
  expect([...new Set(storedData().flatMap((stored) => stored.rooms))].toSorted()).toEqual(rooms);
});

test("it is told in the language at hand", () => {
  expect(inLanguage("de", storedData)[0]?.what).toBe(
    "Die Adresse Ihres Shops und ein Zugriffstoken, verschlüsselt",
  );
});
