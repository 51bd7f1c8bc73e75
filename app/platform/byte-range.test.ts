import { expect, test } from "vitest";
import { respondWithRange } from "./byte-range.ts";

const file = new TextEncoder().encode("0123456789");
const ask = async (range: string | null) => {
  const response = respondWithRange(file, range, { "Content-Type": "video/mp4" });
  const { status, headers } = response;
  return [status, headers.get("Content-Range"), await response.text()];
};

test.each([
  ["bytes=0-", 206, "bytes 0-9/10", "0123456789"],
  ["bytes=2-4", 206, "bytes 2-4/10", "234"],
  ["bytes=8-99", 206, "bytes 8-9/10", "89"],
  ["bytes=-3", 206, "bytes 7-9/10", "789"],
  ["bytes=-99", 206, "bytes 0-9/10", "0123456789"],
])("%s is answered with that part", async (range, ...answer) => {
  expect(await ask(range)).toEqual(answer);
});

test.each(["bytes=10-", "bytes=99-100", "bytes=5-4", "bytes=-0"])(
  "%s can't be answered, and says how long the file is",
  async (range) => {
    expect(await ask(range)).toEqual([416, "bytes */10", ""]);
  },
);

test.each([null, "", "bytes=-", "bytes=1-2,4-5", "items=1-2", "bytes=1e3-"])(
  "%s is answered with the whole file",
  async (range) => {
    expect(await ask(range)).toEqual([200, null, "0123456789"]);
  },
);

test("a player is told that parts can be had", () => {
  expect(respondWithRange(file, null, {}).headers.get("Accept-Ranges")).toBe("bytes");
});
