import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeOwnFolder } from "./own-folder.ts";

let folder: string;
let place: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "own-folder-"));
  place = join(folder, "place");
});
afterEach(() => rmSync(folder, { recursive: true }));

const REFUSAL = "isn't a folder that this user alone may change";

test("a folder is made for its owner only, and taken again", () => {
  makeOwnFolder(place);
  expect(statSync(place).mode & 0o777).toBe(0o700);
  chmodSync(place, 0o755);
  makeOwnFolder(place);
});

test("a link is refused, also one to a folder of ours, and so is a file", () => {
  mkdirSync(join(folder, "ours"), { mode: 0o700 });
  symlinkSync(join(folder, "ours"), place);
  expect(() => makeOwnFolder(place)).toThrow(REFUSAL);
  rmSync(place);
  writeFileSync(place, "");
  expect(() => makeOwnFolder(place)).toThrow(REFUSAL);
});

test("a folder that others may change is refused", () => {
  mkdirSync(place);
  chmodSync(place, 0o777);
  expect(() => makeOwnFolder(place)).toThrow(REFUSAL);
});

test("a folder of somebody else is refused", () => {
  // Only root can give a folder away; anybody else has one of root's at hand.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    mkdirSync(place, { mode: 0o755 });
    chownSync(place, 65534, 65534);
  }
  expect(() => makeOwnFolder(isRoot ? place : "/usr")).toThrow(REFUSAL);
});
