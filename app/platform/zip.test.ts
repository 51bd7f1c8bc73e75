import { expect, test } from "vitest";
import { readZip } from "#test/support/read-zip.ts";
import { type ZipEntry, zipParts } from "./zip.ts";

const madeAt = new Date("2026-11-28T12:00:00Z");
const entry = (name: string, text: string): ZipEntry => ({ name, content: Buffer.from(text), madeAt });
async function* oneByOne(entries: readonly ZipEntry[], seen: string[] = []) {
  try {
    for (const one of entries) {
      seen.push(one.name);
      yield one;
    }
  } finally {
    seen.push("end");
  }
}
async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

test("an archive holds what was put in, under its name", async () => {
  async function* inParts() {
    yield Buffer.from("two ");
    yield Buffer.from("parts");
  }
  const entries = [
    entry("a.txt", "one"),
    entry("empty.txt", ""),
    { name: "b.txt", content: inParts(), madeAt },
  ];
  expect(readZip(await collect(zipParts(oneByOne(entries))))).toEqual([
    { name: "a.txt", bytes: Buffer.from("one") },
    { name: "empty.txt", bytes: Buffer.alloc(0) },
    { name: "b.txt", bytes: Buffer.from("two parts") },
  ]);
});

test("an archive of nothing is one", async () => {
  expect(readZip(await collect(zipParts(oneByOne([]))))).toEqual([]);
});

test("an entry is asked for when the one before is written, and no other after the reader has gone", async () => {
  const seen: string[] = [];
  const entries = ["1", "2", "3", "4", "5"].map((name) => entry(name, "x".repeat(100)));
  const parts = zipParts(oneByOne(entries, seen));
  await parts.next();
  expect(seen).toEqual(["1"]);
  await parts.return();
  expect(seen.slice(0, 2)).toEqual(["1", "end"]);
});

test("an entry that can't be made breaks the archive off", async () => {
  async function* broken() {
    yield entry("a.txt", "one");
    throw new Error("the disk is away");
  }
  await expect(collect(zipParts(broken()))).rejects.toThrow("the disk is away");
});
