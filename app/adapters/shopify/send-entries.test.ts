import { expect, test } from "vitest";
import { sendEntries } from "./send-entries.ts";

const error = (field: string[] | null, code = "INVALID") => ({
  field,
  code,
  message: `about ${field?.join(".")}`,
});

/** Sends entries to a shop that refuses some of them, and all of a call when one is refused. */
function shop(refuses: (entries: readonly string[]) => ReturnType<typeof error>[]) {
  const sent: string[][] = [];
  const send = async (entries: readonly string[]) => {
    sent.push([...entries]);
    return {
      payload: { userErrors: refuses(entries) },
      doneAt: (index: number) => ({ ok: true, entry: entries[index] }),
    };
  };
  return { sent, send };
}
const refusesB = (entries: readonly string[]) =>
  entries.flatMap((entry, index) =>
    entry === "b" ? [error(["files", String(index), "alt"], "TOO_LONG")] : [],
  );

test("nothing is sent for nothing, and without errors every entry is done", async () => {
  const { sent, send } = shop(() => []);
  expect(await sendEntries([], "unknown", send)).toEqual([]);
  expect(sent).toEqual([]);
  expect(await sendEntries(["a", "b"], "unknown", send)).toEqual([
    { ok: true, entry: "a" },
    { ok: true, entry: "b" },
  ]);
});

test("a refused entry has its own code; of the others nobody knows", async () => {
  const { sent, send } = shop(refusesB);
  expect(await sendEntries(["a", "b", "c"], "unknown", send)).toEqual([
    "unknown",
    { ok: false, code: "TOO_LONG", message: "about files.1.alt" },
    "unknown",
  ]);
  expect(sent).toHaveLength(1);
});

test("what may be sent twice is sent again without the refused one, and answers stand in their order", async () => {
  const { sent, send } = shop(refusesB);
  expect(await sendEntries(["a", "b", "c"], "again", send)).toEqual([
    { ok: true, entry: "a" },
    { ok: false, code: "TOO_LONG", message: "about files.1.alt" },
    { ok: true, entry: "c" },
  ]);
  expect(sent).toEqual([
    ["a", "b", "c"],
    ["a", "c"],
  ]);
});

test.each([[null], [["files"]]])("an error about %j belongs to whoever is refused alone", async (field) => {
  const { sent, send } = shop((entries) => (entries.includes("b") ? [error(field)] : []));
  expect(await sendEntries(["a", "b"], "unknown", send)).toEqual([
    { ok: true, entry: "a" },
    expect.objectContaining({ ok: false, code: "INVALID" }),
  ]);
  expect(sent).toEqual([["a", "b"], ["a"], ["b"]]);
});
