/** Text and logo: what was written onto a picture that its photo doesn't show. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { checkSentence } from "#app/components/finding-words.ts";
import { findingOf, JUG, maskOf, PAINTED, PLACED, photoOf, pictureOf } from "#test/support/truth-scene.ts";
import type { PictureBox, ReadText, TextReader } from "../ports.ts";
import { lookCloser } from "./look-closer.ts";
import { decodePicture } from "./decode.ts";
import { openSource } from "./source.ts";
import { isGibberish } from "./text-read.ts";

const box = (left: number, top: number, widthPx: number, heightPx: number): PictureBox => ({
  left,
  top,
  widthPx,
  heightPx,
});
const BANNER = box(300, 20, 420, 60);
const banner = (opacity = 1) =>
  `<text x="510" y="68" text-anchor="middle" font-size="60" font-family="DejaVu Sans, sans-serif" font-weight="bold" fill-opacity="${opacity}">BEST PRICE</text>`;
/** The jug's own label, in the picture of 1,024 and in the photo of 800. */
const LABEL = box(352, 512, 272, 208);
const LABEL_IN_PHOTO = box(320, 300, 136, 104);

/** A reader that finds these boxes in the picture and those in the photo. */
function readerOf(
  inPicture: readonly PictureBox[],
  { inPhoto = [], read = [] }: { inPhoto?: readonly PictureBox[]; read?: readonly ReadText[] | null } = {},
): TextReader {
  return {
    find: async ({ widthPx }) => (widthPx === 800 ? inPhoto : inPicture),
    read: async () => read,
  };
}

const found = async (id: string, extra: string, textReader: TextReader, evidence: object = PLACED) =>
  findingOf(id, await pictureOf(JUG, { extra }), {
    context: { textReader, evidence: evidence as typeof PLACED },
  });

describe("added text", () => {
  test("writing on the backdrop is found, with its box", async () => {
    const finding = await found("added-text", banner(), readerOf([BANNER]));
    expect(finding).toMatchObject({ outcome: "person", evidence: { addedTexts: 1, boxes: [BANNER] } });
  });

  test("faint writing over the product is found", async () => {
    const over = `<text x="260" y="800" font-size="90" font-family="DejaVu Sans, sans-serif" fill="#fff" fill-opacity="0.3">SALE</text>`;
    const finding = await found("added-text", over, readerOf([box(255, 720, 250, 100)]));
    expect(finding.outcome).toBe("person");
  });

  test("the product's own label was not added, whatever the detector says of the photo", async () => {
    for (const reader of [readerOf([LABEL]), readerOf([LABEL], { inPhoto: [LABEL_IN_PHOTO] })])
      expect((await found("added-text", "", reader)).outcome).toBe("pass");
  });

  test("nor is a box in which there is nothing", async () => {
    expect((await found("added-text", "", readerOf([BANNER]))).outcome).toBe("pass");
  });

  test.each([
    ["another text over the label is found", "BEST PRICE", "person"],
    ["the label itself, with a reader's slips, is the product's own", "W1LDFLOWER HONEV", "pass"],
    ["what nobody can read there says nothing", "~", "pass"],
  ])("of a file that wasn't made here, %s", async (_, shown, outcome) => {
    const said = (text: string) => [{ text, confidence: 0.9 }];
    const textReader: TextReader = {
      ...readerOf([LABEL], { inPhoto: [LABEL_IN_PHOTO] }),
      read: async ({ widthPx }) => said(widthPx === 800 ? "Wildflower Honey" : shown),
    };
    const finding = await found("added-text", "", textReader, PAINTED);
    expect(finding.outcome).toBe(outcome);
  });

  test("of a painted picture only what the photo doesn't show counts", async () => {
    const both = readerOf([LABEL, BANNER], { inPhoto: [LABEL_IN_PHOTO] });
    const finding = await found("added-text", banner(), both, PAINTED);
    expect(finding.evidence["boxes"]).toEqual([BANNER]);
  });

  test("in a drawn scene grain that looks like letters counts only when it reads as some", async () => {
    const picture = await pictureOf(JUG, { extra: banner() });
    for (const [text, outcome] of [
      ["BEST PRICE", "person"],
      ["~", "pass"],
    ] as const) {
      const textReader = readerOf([BANNER], { read: [{ text, confidence: 0.9 }] });
      const finding = await findingOf("added-text", picture, { context: { backdrop: "scenic", textReader } });
      expect(finding.outcome).toBe(outcome);
    }
  });

  test("boxes as low as a hundredth of the picture hold nothing that anybody reads", async () => {
    const line = '<rect x="300" y="30" width="400" height="8" fill="#000"/>';
    expect((await found("added-text", line, readerOf([box(300, 28, 400, 11)]))).outcome).toBe("pass");
  });

  test.each([
    ["no source", { photo: null }, "no-source"],
    ["no reader", {}, "no-text-reader"],
  ])("with %s it is not judged", async (_, held, notJudged) => {
    const finding = await findingOf("added-text", await pictureOf(), held);
    expect(finding).toMatchObject({ outcome: "pass", evidence: { notJudged } });
  });

  test("a machine without the model, and one whose reader breaks, say so", async () => {
    const without: TextReader = { find: async () => null, read: async () => null };
    expect((await found("added-text", banner(), without)).evidence["notJudged"]).toBe("no-text-reader");
    const broken: TextReader = { ...without, find: () => Promise.reject(new Error("out of memory")) };
    for (const id of ["added-text", "text-read"]) {
      const finding = await found(id, banner(), broken);
      expect(finding).toMatchObject({ outcome: "person", evidence: { notJudged: "unread" } });
      expect((await found(id, banner(), broken, PAINTED)).outcome).toBe("person");
    }
  });
});

describe("text that was read", () => {
  const readAs = (text: string, confidence: number) => readerOf([BANNER], { read: [{ text, confidence }] });

  test("words are told and pass: that they were added is another finding", async () => {
    const finding = await found("text-read", banner(), readAs("BEST PRICE", 0.94));
    expect(finding).toMatchObject({ outcome: "pass", evidence: { text: "BEST PRICE", gibberish: 0 } });
  });

  test("gibberish goes to a person", async () => {
    const finding = await found("text-read", banner(), readAs("BRXSTL PHWQCK", 0.8));
    expect(finding).toMatchObject({ outcome: "person", evidence: { gibberish: 1, boxes: [BANNER] } });
  });

  test("a machine that finds and can't read passes, and says so", async () => {
    const finding = await found("text-read", banner(), readerOf([BANNER], { read: null }));
    expect(finding).toMatchObject({ outcome: "pass", evidence: { notJudged: "not-readable" } });
  });

  test("what was read joins the texts of the picture, beside those that were there", async () => {
    const decoding = await decodePicture(await pictureOf(JUG, { extra: banner() }));
    if (!decoding.ok) throw new Error("not decoded");
    const title = { where: "title" as const, text: "A jug" };
    const { texts } = await lookCloser(decoding.picture, {
      longestSidePx: 1024,
      backdrop: "#ffffff",
      fill: 0.66,
      mimeType: "image/jpeg",
      evidence: PLACED,
      source: await openSource({ bytes: await photoOf(), mask: await maskOf() }, PLACED),
      textReader: readAs("BEST PRICE", 0.9),
      texts: [title],
    });
    expect(texts).toEqual([title, { where: "picture", text: "BEST PRICE" }]);
  });

  test.each([
    ["BEST PRICE", 0.9, false],
    ["Größe für Küche", 0.9, false],
    ["XL 500 ml", 0.3, false],
    ["½ price – today’s", 0.9, false],
    ["Скидка сегодня", 0.2, false],
    ["", 0, false],
    ["Wlqrt mnbvcx", 0.9, true],
    ["Be|st Pri}ce", 0.9, true],
    ["Best price", 0.2, true],
  ])("%j at %d: %s", (text, confidence, expected) => {
    expect(isGibberish(text, confidence)).toBe(expected);
  });
});

describe("watermark", () => {
  const NONE = readerOf([]);
  const pattern = (opacity: number) => {
    const words: string[] = [];
    for (let y = -200; y < 1400; y += 150)
      for (let x = -200; x < 1400; x += 320) words.push(`<text x="${x}" y="${y}">SAMPLE</text>`);
    return `<g transform="rotate(-30 512 512)" font-size="56" font-family="DejaVu Sans, sans-serif" font-weight="bold" fill="#000" fill-opacity="${opacity}">${words.join("")}</g>`;
  };

  test.each([0.08, 0.25, 0.6])("words all over at an opacity of %d are found", async (opacity) => {
    expect((await found("watermark", pattern(opacity), NONE)).outcome).toBe("person");
  });

  test("a grid of thin lines is found", async () => {
    const lines = Array.from(
      { length: 20 },
      (_, i) =>
        `<path d="M${i * 55} 0 V1024 M0 ${i * 55} H1024" stroke="#888" stroke-opacity="0.5" stroke-width="2"/>`,
    ).join("");
    expect((await found("watermark", lines, NONE)).outcome).toBe("person");
  });

  test("in a scene it is found on the product", async () => {
    const picture = await pictureOf(JUG, { backdrop: "#998877", extra: pattern(0.3) });
    const finding = await findingOf("watermark", picture, { context: { backdrop: "scenic" } });
    expect(finding.outcome).toBe("person");
  });

  test("none, one line of text, and a line around the border are no watermark", async () => {
    const border =
      '<rect x="3" y="3" width="1018" height="1018" fill="none" stroke="#999" stroke-width="4"/>';
    for (const extra of ["", banner(), border])
      expect((await found("watermark", extra, NONE)).outcome).toBe("pass");
  });

  test("the same writing again and again is one, also where the backdrop is drawn", async () => {
    const boxes = [100, 300, 500, 700].map((y) => box(40, y, 160, 40));
    const words = boxes.map(
      ({ left, top }) =>
        `<text x="${left}" y="${top + 34}" font-size="44" font-family="DejaVu Sans, sans-serif">SAMPLE</text>`,
    );
    const finding = await findingOf("watermark", await pictureOf(JUG, { extra: words.join("") }), {
      context: {
        backdrop: "scenic",
        textReader: readerOf(boxes, { read: boxes.map(() => ({ text: "SAMPLE", confidence: 0.9 })) }),
      },
    });
    expect(finding).toMatchObject({ outcome: "person", evidence: { repeatedTexts: 4 } });
  });
});

describe("what couldn't be read is for a person, and never passes", () => {
  const textReader: TextReader = {
    find: async () => [BANNER],
    read: () => Promise.reject(new Error("the thread is gone")),
  };
  const UNREAD = { outcome: "person", evidence: { notJudged: "unread" } };

  test.each(["added-text", "text-read", "claims"])("%s, of our own pictures", async (id) => {
    const finding = await found(id, banner(), textReader);
    expect(finding).toMatchObject(UNREAD);
    expect(checkSentence(finding)).toContain("couldn't be read in time");
  });

  test.each([
    ["with a source", {}],
    ["without one", { photo: null }],
  ])("claims of a file of somebody else's, %s", async (_, held) => {
    const context = { textReader, isForeign: true as const };
    const finding = await findingOf("claims", await pictureOf(JUG, { extra: banner() }), {
      ...held,
      context,
    });
    expect(finding).toMatchObject(UNREAD);
  });
});

describe("a reader that isn't done in time", () => {
  afterEach(() => void vi.useRealTimers());

  test("is told to stop", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const told: (boolean | undefined)[] = [];
    const textReader: TextReader = {
      find: async () => [BANNER],
      read(_picture, _boxes, signal) {
        vi.runOnlyPendingTimers();
        told.push(signal?.aborted);
        return new Promise(() => {});
      },
    };
    const finding = await found("added-text", banner(), textReader);
    expect(finding.evidence["notJudged"]).toBe("unread");
    expect(told).toEqual([true]);
  });
});
