import { describe, expect, test } from "vitest";
import { type AttemptState, type ItemStatus, type RunStatus, nextMove } from "./next-move.ts";

const attempt = (state: AttemptState["state"], ref: string | null = null): AttemptState => ({
  number: 2,
  engine: "double",
  state,
  ref,
});
const move = (status: ItemStatus, lastAttempt: AttemptState | null, runStatus: RunStatus = "running") =>
  nextMove({ status, runStatus, lastAttempt });

describe("an item that has ended is left alone, whatever its attempts say", () => {
  test.each<ItemStatus>(["done", "failed", "cancelled"])("%s", (status) => {
    expect(move(status, attempt("submitting"))).toEqual({ do: "nothing" });
    expect(move(status, attempt("pending", "r"), "cancelling")).toEqual({ do: "nothing" });
  });
});

test("an item without an attempt begins its first, one whose attempt failed the next", () => {
  expect(move("queued", null)).toEqual({ do: "start", attempt: 1 });
  expect(move("queued", attempt("failed"))).toEqual({ do: "start", attempt: 3 });
});

test("an attempt that may have reached the engine is looked for, never begun again", () => {
  expect(move("running", attempt("submitting"))).toEqual({ do: "find", attempt: 2, engine: "double" });
});

test("an attempt with a ref is polled", () => {
  expect(move("running", attempt("pending", "ref-1"))).toEqual({
    do: "poll",
    attempt: 2,
    engine: "double",
    ref: "ref-1",
  });
});

describe("in a cancelled run", () => {
  test.each<RunStatus>(["cancelling", "cancelled"])("%s: what no engine has is cancelled", (runStatus) => {
    expect(move("queued", null, runStatus)).toEqual({ do: "cancel" });
    expect(move("queued", attempt("failed"), runStatus)).toEqual({ do: "cancel" });
  });
  test("what an engine may have is finished", () => {
    expect(move("running", attempt("submitting"), "cancelling")).toMatchObject({ do: "find" });
    expect(move("running", attempt("pending", "r"), "cancelling")).toMatchObject({ do: "poll" });
  });
});

test("a pending attempt without a ref is a bug, not a guess", () => {
  expect(() => move("running", attempt("pending"))).toThrow("pending without a ref");
});

describe("in a paused run", () => {
  test("what no engine has is let go until the run goes on", () => {
    expect(move("queued", null, "paused")).toEqual({ do: "park" });
    expect(move("queued", attempt("failed"), "paused")).toEqual({ do: "park" });
  });
  test("what an engine may have is finished", () => {
    expect(move("running", attempt("submitting"), "paused")).toMatchObject({ do: "find" });
    expect(move("running", attempt("pending", "r"), "paused")).toMatchObject({ do: "poll" });
  });
});
