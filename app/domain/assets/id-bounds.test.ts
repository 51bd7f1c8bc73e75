import { uuidv7obj } from "uuidv7";
import { expect, test } from "vitest";
import { idBounds } from "./id-bounds.ts";

test("ids of a period lie within its bounds, with an hour to spare on both sides", () => {
  const { from, before } = idBounds({ from: "2026-11-28T10:00:00.000Z", to: "2026-11-28T12:00:00.000Z" });
  // 2026-11-28T09:00Z and 13:00Z in milliseconds, as the first 48 bits of a UUIDv7.
  expect(from).toBe(`${hex(Date.UTC(2026, 10, 28, 9))}-7000-8000-000000000000`);
  expect(before).toBe(`${hex(Date.UTC(2026, 10, 28, 13))}-7000-8000-000000000000`);
  expect(uuidv7obj().toString() > (from ?? "")).toBe(true);
});

test("an open end has no bound", () => {
  expect(idBounds({})).toEqual({ from: undefined, before: undefined });
});

const hex = (ms: number) =>
  ms
    .toString(16)
    .padStart(12, "0")
    .replace(/^(.{8})(.{4})$/, "$1-$2");
