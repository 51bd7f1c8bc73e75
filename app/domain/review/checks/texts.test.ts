import { describe, expect, test } from "vitest";
import type { ClaimHit, ReviewText } from "../claims/find-claims.ts";
import type { CheckContext } from "./check.ts";
import { claimsCheck, judgeTexts } from "./claims.ts";
import type { DecodedPicture } from "./decode.ts";
import { fileNameCheck } from "./file-name.ts";

const PICTURE: DecodedPicture = {
  widthPx: 1,
  heightPx: 1,
  channels: 3,
  data: new Uint8Array(3),
  format: "jpeg",
  bytes: 1,
  storedColourSpace: "srgb",
  frames: 1,
  xmp: null,
};
const CONTEXT: CheckContext = {
  target: "shopify",
  longestSidePx: 1,
  backdrop: "#ffffff",
  fill: 0.875,
  mimeType: "image/jpeg",
  evidence: {},
};

describe("claims", () => {
  const judged = (...texts: ReviewText[]) => judgeTexts(texts);
  const hitsOf = ({ evidence }: ReturnType<typeof judgeTexts>) =>
    (evidence["hits"] as readonly ClaimHit[]).map(({ claimId, where }) => [claimId, where]);

  test("without texts nothing is judged", async () => {
    const nothing = { outcome: "pass", evidence: { notJudged: "no-texts" } };
    expect(await claimsCheck.run(PICTURE, CONTEXT)).toEqual(nothing);
    expect(await claimsCheck.run(PICTURE, { ...CONTEXT, texts: [] })).toEqual(nothing);
  });

  test("an ordinary title and its alt text pass", () => {
    expect(
      judged(
        { where: "title", text: "Stoneware mug, 300 ml" },
        { where: "alt", text: "Stoneware mug, 300 ml, in the snow" },
      ),
    ).toEqual({ outcome: "pass", evidence: { textCount: 2, hitCount: 0, hits: [] } });
  });

  test("the merchant's own title is told, not asked, and the alt text that repeats it isn't asked again", () => {
    const text = "Balm that cures arthritis";
    const result = judged({ where: "title", text }, { where: "alt", text: `${text}, in a studio` });
    expect(result.outcome).toBe("warn");
    expect(hitsOf(result)).toEqual([["disease_treatment", "title"]]);
  });

  test.each(["alt", "caption", "prompt", "picture"] as const)("what we would add is asked: %s", (where) => {
    const result = judged({ where: "title", text: "Balm" }, { where, text: "Cures arthritis" });
    expect(result.outcome).toBe("person");
    expect(hitsOf(result)).toEqual([["disease_treatment", where]]);
  });

  test("what the data only warns of only warns; nothing blocks, whatever the data calls for", () => {
    expect(judged({ where: "picture", text: "vodka" }).outcome).toBe("warn");
    expect(
      judged({ where: "picture", text: "Buy now! 50% OFF, cures cancer, sexy, airsoft gun" }).outcome,
    ).toBe("person");
  });

  test("what has to be answered comes first, and a flood of hits is cut, its number told", () => {
    const text = "vodka, hurry, shocking, permanent, eco-friendly, made in Italy, #1, 50% off, free gift";
    const result = judged(
      { where: "caption", text },
      { where: "alt", text: `${text}, non-toxic, organic, recyclable, net zero, dupe, antibacterial` },
      { where: "picture", text: `${text}, buy now, www.shop.example, vape, rifle, nude` },
    );
    const hits = hitsOf(result);
    expect(hits).toHaveLength(20);
    expect(result.evidence["hitCount"]).toBeGreaterThan(20);
    expect(hits[0]?.[0]).not.toBe("alcohol");
  });

  test("a text that is too long to be read whole doesn't pass in silence", () => {
    expect(judged({ where: "title", text: "mug ".repeat(10_000) })).toMatchObject({
      outcome: "warn",
      evidence: { hitCount: 0, unreadCharacters: 20_000 },
    });
  });
});

describe("file name", () => {
  const file = {
    fileName: "MUG-01_white_20261128_44455555ab.jpg",
    template: "{sku}_{use}_{yyyymmdd}_{n}",
    sku: "MUG-01",
    use: "white",
    productTitle: "Mug",
    optionValue: null,
  };
  const outcomeOf = (change: Partial<typeof file>) =>
    fileNameCheck.run(PICTURE, { ...CONTEXT, file: { ...file, ...change } });

  test("without a name nothing is judged", () => {
    expect(fileNameCheck.run(PICTURE, CONTEXT)).toEqual({
      outcome: "pass",
      evidence: { notJudged: "no-file" },
    });
  });

  test("one that follows the template passes, with name and template", () => {
    expect(outcomeOf({})).toEqual({
      outcome: "pass",
      evidence: { fileName: file.fileName, template: file.template, isSafe: true, follows: true },
    });
  });

  test("one of an earlier template is told", () => {
    expect(outcomeOf({ template: "{product}_{n}" })).toMatchObject({ outcome: "warn" });
  });

  test.each(["con.jpg", "a\u202Egpj.exe", "../x.jpg", "", `${"a".repeat(300)}.jpg`])(
    "%j blocks",
    (fileName) =>
      expect(outcomeOf({ fileName })).toMatchObject({ outcome: "block", evidence: { isSafe: false } }),
  );
});
