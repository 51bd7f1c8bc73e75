/** The queue as the page keeps it: optimistic, in order, and right again when an answer isn't kept. */
import { describe, expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import {
  type ReviewCard,
  type ReviewEvent,
  type ReviewState,
  SAMPLE_GROUP,
  acceptedReason,
  blockedAmong,
  currentCard,
  initialState,
  leftIn,
  meant,
  openCards,
} from "./review-state.ts";
import { reduce } from "./reduce.ts";

const card = (assetId: string, group = "person:outline"): ReviewCard => ({
  assetId,
  itemId: `item-${assetId}`,
  runId: "run",
  productGid: `gid-${assetId}`,
  title: assetId,
  src: "",
  thumb: "",
  sourceUrl: null,
  widthPx: 10,
  heightPx: 10,
  isVideo: false,
  hasOutline: true,
  group,
  isBlocked: false,
  noteIds: [],
  askedIds: ["outline"],
  answer: null,
  seen: { reviewedAt: null, decisionId: null },
  findings: [],
  beginsAt: null,
});
const CARDS = [card("a"), card("b"), card("c"), card("s", SAMPLE_GROUP)];
const after = (...events: ReviewEvent[]): ReviewState => events.reduce(reduce, initialState(CARDS, null));
const ids = (state: ReviewState) => openCards(state).map(({ assetId }) => assetId);
const accept: ReviewEvent = { type: "decide", decision: "accept", reason: "fine" };
const reject: Extract<ReviewEvent, { type: "decide" }> = {
  type: "decide",
  decision: "reject",
  cause: "ugly",
  reason: "Ugly",
};
const tick = (...assetIds: string[]): ReviewEvent => ({
  type: "tick",
  pictures: assetIds.map((assetId) => CARDS.find((one) => one.assetId === assetId) ?? card(assetId)),
  isTicked: true,
});
const about = (...assetIds: string[]) => assetIds.map((assetId) => ({ assetId }));
const show = (assetId: string): ReviewEvent => ({ type: "show", assetId });

test("an answer takes its picture out at once, shows the next one, and is sent in its turn", () => {
  const state = after(accept, reject);
  expect(ids(state)).toEqual(["c", "s"]);
  expect(currentCard(state)?.assetId).toBe("c");
  expect(state.outbox).toMatchObject([
    { number: 1, pictures: about("a"), decision: "accept" },
    { number: 2, pictures: about("b"), decision: "reject", cause: "ugly" },
  ]);
  expect(leftIn(state, "person:outline", 3)).toBe(1);
});

test("after the last picture the one before is shown, and after all of them none", () => {
  const state = after(show("s"), accept);
  expect(currentCard(state)?.assetId).toBe("c");
  const none = [accept, accept, accept].reduce(reduce, state);
  expect(currentCard(none)).toBeNull();
  expect(meant(none)).toEqual([]);
  expect(reduce(none, accept)).toBe(none);
});

test("arrows stop at both ends", () => {
  expect(currentCard(after({ type: "step", by: -1 }))?.assetId).toBe("a");
  const end = after(...Array.from({ length: 9 }, () => ({ type: "step", by: 1 }) as const));
  expect(currentCard(end)?.assetId).toBe("s");
});

test("what is ticked is answered by one request, also what isn't loaded", () => {
  const state = after(tick("a", "c", "far"), reject);
  expect(ids(state)).toEqual(["b", "s"]);
  expect(state.outbox).toMatchObject([{ pictures: about("a", "c", "far") }]);
  expect(state.ticked.size).toBe(0);
  expect(leftIn(state, "person:outline", 5)).toBe(2);
  expect(state.rejected.map(({ assetId }) => assetId)).toEqual(["a", "c"]);
});

test("an answer says which of its pictures were looked at by themselves: neither ticked ones nor what only passed by", () => {
  const looked: ReviewEvent = { type: "looked", assetId: "a" };
  const state = after(looked, { type: "step", by: 1 }, tick("a", "b", "c"), accept);
  expect(state.outbox[0]?.pictures.map(({ wasOpened }) => wasOpened)).toEqual([true, false, false]);
});

describe("a selection whose rest is on its way", () => {
  const select: ReviewEvent = { type: "select", number: 1, pictures: CARDS.slice(0, 2), isWhole: false };
  const selected: ReviewEvent = { type: "selected", number: 1, pictures: [card("far")] };

  test("takes no answer before it has come, and then all of it is meant", () => {
    const waiting = after(select, accept, reject);
    expect(waiting.outbox).toEqual([]);
    expect(meant(reduce(waiting, selected)).map(({ assetId }) => assetId)).toEqual(["a", "b", "far"]);
    expect([selected, accept].reduce(reduce, waiting).outbox).toMatchObject([
      { pictures: about("a", "b", "far") },
    ]);
  });

  test.each([{ type: "clear" }, { type: "undo" }] as const)("is dropped when it comes after $type", (act) => {
    const state = after(accept, { ...select, pictures: [card("b")] }, act);
    expect(reduce(state, selected)).toBe(state);
    expect(state.ticked.has("far")).toBe(false);
  });

  test("leaves out what was answered before it came", () => {
    const state = after(accept, select, { ...selected, pictures: [card("a"), card("far")] });
    expect([...state.ticked.keys()]).toEqual(["b", "far"]);
  });

  test("that never comes is said, with what is selected", () => {
    const state = after(select, { type: "unselected", number: 1 });
    expect(state.problem).toContain("2 results are selected");
    expect(reduce(state, accept).outbox).toMatchObject([{ pictures: about("a", "b") }]);
  });
});

test("a selection that can't be accepted says which of its results a rule blocks", () => {
  expect(blockedAmong(after(tick("a", "b")))).toBeNull();
  const blocked = (assetId: string) => ({ ...card(assetId), isBlocked: true });
  const state = after(tick("a"), { type: "tick", pictures: [blocked("b"), blocked("far")], isTicked: true });
  expect(blockedAmong(state)).toMatchObject({
    pictures: about("b", "far"),
    sentence: "A rule blocks 2 of 3 selected results (b, 1 other), so they can't be accepted together.",
  });
});

describe("the question why", () => {
  const ask: ReviewEvent = { type: "ask", about: "reject" };

  test.each([
    { type: "step", by: 1 },
    { type: "show", assetId: "c" },
    { type: "tick", pictures: [card("c")], isTicked: true },
    { type: "undo" },
    { type: "close" },
    { type: "loaded", cards: CARDS.slice(2), next: null },
  ] as const)("is about its own result: it leaves with $type, and its answer moves to no other", (event) => {
    const asked = after(accept, ask);
    const of = asked.asking?.of ?? "";
    expect(of).toBe("b");
    const state = reduce(asked, event);
    expect(state.asking).toBeNull();
    const isMoved = event.type !== "close" && reduce(state, { ...reject, of }) !== state;
    expect(isMoved).toBe(false);
  });

  test("is over when it was answered, and asks for words where none of its reasons fits", () => {
    const asked = after(ask, { type: "words" });
    expect(asked.asking).toMatchObject({ inWords: true, of: "a" });
    const state = reduce(asked, { ...reject, of: "a" });
    expect(state.outbox).toMatchObject([{ pictures: about("a"), decision: "reject" }]);
    expect(state.asking).toBeNull();
  });
});

describe("an answer that isn't kept", () => {
  test("brings its picture back with a sentence; the others stay out", () => {
    const state = after(accept, accept, {
      type: "sent",
      number: 1,
      refused: [{ assetId: "a", message: "A rule blocks it.", card: card("a") }],
    });
    expect(ids(state)).toEqual(["a", "c", "s"]);
    expect(state.problem).toBe("a: A rule blocks it.");
    expect(state.outbox).toMatchObject([{ number: 2 }]);
    expect(leftIn(state, "person:outline", 3)).toBe(2);
  });

  test("because something was found since comes back with it, marked as new, and its next answer has seen it", () => {
    const found = (checkId: string, reviewedAt: string) => ({
      checkId,
      title: checkId,
      outcome: "person" as const,
      isJudged: true,
      reviewedAt,
      sentence: "",
      boxes: [],
      sourceUrl: null,
    });
    const [EARLIER, LATER] = ["2026-11-28T10:00:00.000Z", "2026-11-28T11:00:00.000Z"];
    const shown = { ...card("a"), seen: { reviewedAt: EARLIER, decisionId: null } };
    const now = {
      ...card("a"),
      seen: { reviewedAt: LATER, decisionId: null },
      findings: [found("outline", EARLIER), found("watermark", LATER)],
    };
    const refused = { assetId: "a", message: "Found since.", card: now };
    const state = [accept, { type: "sent", number: 1, refused: [refused] } as const].reduce(
      reduce,
      initialState([shown, card("b")], null),
    );
    // The person stays where they are: the next key must not accept what it brings.
    expect(currentCard(state)?.assetId).toBe("b");
    const back = reduce(state, show("a"));
    expect(currentCard(back)?.findings.map(({ checkId, isNew = false }) => [checkId, isNew])).toEqual([
      ["outline", false],
      ["watermark", true],
    ]);
    // Nothing was kept, so there is nothing to take back.
    expect(state.done).toEqual([]);
    expect(reduce(back, accept).outbox).toMatchObject([{ pictures: [{ seen: { reviewedAt: LATER } }] }]);
  });

  test("because somebody else has rejected it leaves the queue, with the sentence", () => {
    const state = after(accept, {
      type: "sent",
      number: 1,
      refused: [{ assetId: "a", message: "Somebody else has answered meanwhile.", card: null }],
    });
    expect(ids(state)).toEqual(["b", "c", "s"]);
    expect(state.problem).toBe("a: Somebody else has answered meanwhile.");
    // The sentence says to look at it: its own page shows it.
    expect(state.gone).toEqual({ assetId: "a" });
    expect(reduce(state, accept).gone).toBeNull();
  });

  test("a lost one brings all its pictures back, and the offer to make them again is gone", () => {
    const state = after(tick("a", "b"), reject, { type: "lost", number: 1, message: "Lost." });
    expect(ids(state)).toEqual(["a", "b", "c", "s"]);
    expect(state).toMatchObject({ problem: "Lost.", outbox: [], rejected: [] });
  });

  test("whose reply is lost stays answered, and the page says that nobody knows until somebody does", () => {
    const silent = after(accept, { type: "silent", number: 1 });
    expect(ids(silent)).toEqual(["b", "c", "s"]);
    expect(silent).toMatchObject({ isUnsure: true, outbox: [{ number: 1 }] });
    expect(reduce(silent, { type: "sent", number: 1, refused: [] })).toMatchObject({
      isUnsure: false,
      outbox: [],
    });
  });

  test("that is an undo leaves the answer standing, says so, and can be tried again", () => {
    const state = after(
      reject,
      { type: "sent", number: 1, refused: [] },
      { type: "undo" },
      {
        type: "lost",
        number: 2,
        message: "Lost.",
      },
    );
    expect(ids(state)).toEqual(["b", "c", "s"]);
    expect(state.problem).toBe("Your undo wasn't kept: the rejection still stands. Lost.");
    expect(state.rejected).toMatchObject(about("a"));
    expect(reduce(state, { type: "undo" }).outbox).toMatchObject([
      { pictures: about("a"), decision: "withdraw" },
    ]);
  });

  test("the sentence goes with the next answer", () => {
    expect(after(accept, { type: "lost", number: 1, message: "Lost." }, accept).problem).toBeNull();
  });
});

describe("the reason that is kept of an acceptance", () => {
  test("of one picture it answers what was asked", () => {
    expect(acceptedReason(after())).toBe("Compared with the source: the product is shown as it is.");
    const claims = initialState([{ ...card("a", "person:claims"), askedIds: ["claims"] }], null);
    expect(acceptedReason(claims)).toBe("The claims are true, and allowed where they are shown.");
  });

  test("of several, and of one that isn't shown, it claims no comparison", () => {
    expect(acceptedReason(after(tick("a", "b")))).toBe("Accepted in one answer about 2 results.");
    expect(acceptedReason(after(tick("b")))).toBe("Accepted in one answer about 1 result.");
  });
});

describe("undo", () => {
  test("brings the last answer's pictures back and takes it back by a new one", () => {
    const state = after(accept, reject, { type: "undo" });
    expect(ids(state)).toEqual(["b", "c", "s"]);
    expect(currentCard(state)?.assetId).toBe("b");
    expect(state.outbox.at(-1)).toMatchObject({ number: 3, pictures: about("b"), decision: "withdraw" });
    expect(state.rejected).toEqual([]);
  });

  test("takes a burst back step by step, the newest answer first, until nothing is left", () => {
    const burst = after(accept, reject, accept);
    const undone = [1, 2, 3].map(() => ({ type: "undo" }) as const).reduce(reduce, burst);
    expect(ids(undone)).toEqual(["a", "b", "c", "s"]);
    expect(undone.outbox.slice(3)).toMatchObject(
      ["c", "b", "a"].map((assetId) => ({ pictures: about(assetId), decision: "withdraw" })),
    );
    expect(currentCard(undone)?.assetId).toBe("a");
    expect(reduce(undone, { type: "undo" })).toBe(undone);
  });

  test("is of what was kept: pictures that were refused aren't taken back", () => {
    const state = after(tick("a", "b"), accept, {
      type: "sent",
      number: 1,
      refused: [{ assetId: "a", message: "A rule blocks it.", card: card("a") }],
    });
    expect(reduce(state, { type: "undo" }).outbox).toMatchObject([{ pictures: about("b") }]);
  });

  test("of an answer doesn't bring back what has another one since", () => {
    const again = after(accept, { type: "undo" }, reject);
    const state = reduce(again, { type: "lost", number: 1, message: "Lost." });
    expect(ids(state)).toEqual(["b", "c", "s"]);
  });

  test("also when the server has dropped them meanwhile", () => {
    const kept = after(accept, { type: "sent", number: 1, refused: [] });
    const refreshed = reduce(kept, { type: "loaded", cards: CARDS.slice(1), next: null });
    expect(ids(reduce(refreshed, { type: "undo" }))).toEqual(["a", "b", "c", "s"]);
  });
});

describe("what the server says anew", () => {
  test("drops what another tab has answered, and never brings back what was answered here", () => {
    const state = after(accept, { type: "loaded", cards: [card("a"), card("c")], next: null });
    expect(ids(state)).toEqual(["c"]);
    expect(currentCard(state)?.assetId).toBe("c");
  });

  test("counts what was kept, and not yet what is on its way", () => {
    const kept = after(accept, { type: "sent", number: 1, refused: [] }, accept);
    const state = reduce(kept, { type: "loaded", cards: CARDS.slice(1), next: null });
    // The server counted b and c; b's answer is still on its way.
    expect(leftIn(state, "person:outline", 2)).toBe(1);
  });

  test("further pages stand before the sample, and nothing twice", () => {
    const state = after({ type: "paged", cards: [card("c"), card("d")], next: "x" });
    expect(ids(state)).toEqual(["a", "b", "c", "d", "s"]);
    expect(state.next).toBe("x");
  });
});

test("in Japanese a selection is told with its figures, and names stand between Japanese marks", () => {
  const blocked = { ...card("b"), isBlocked: true };
  const state = after(tick("a"), { type: "tick", pictures: [blocked, card("c")], isTicked: true });
  expect(inLanguage("ja", () => blockedAmong(state)?.sentence)).toBe(
    "選択した3件の結果のうち1件（b）がルールによってブロックされているため、まとめて承認できません。",
  );
});
