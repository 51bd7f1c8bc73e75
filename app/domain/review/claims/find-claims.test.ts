import { describe, expect, test } from "vitest";
import ordinaryTexts from "#test/fixtures/review/ordinary-texts.json" with { type: "json" };
import { CLAIMS, type TextPlace, UNUSABLE_ROWS, readClaims } from "./claim-rows.ts";
import { findClaims, unreadCharacters } from "./find-claims.ts";
import { MAX_READ_CHARACTERS } from "./plain-text.ts";

const hitsIn = (text: string, where: TextPlace = "picture") => findClaims([{ where, text }]);
const idsIn = (text: string, where?: TextPlace) => hitsIn(text, where).map(({ claimId }) => claimId);

test("there are 36 classes, all of them usable, each with its regime, its source and the day it was read", () => {
  expect(UNUSABLE_ROWS).toEqual([]);
  expect(CLAIMS).toHaveLength(36);
  for (const claim of CLAIMS) expect(claim.places).toContain("picture");
});

describe("every sample phrase fires", () => {
  const samples = CLAIMS.flatMap(({ id, samplePhrases }) =>
    samplePhrases.map((phrase) => [id, phrase] as const),
  );

  test.each(samples)("%s: %s", (id, phrase) => expect(idsIn(phrase)).toContain(id));

  // "NEW" alone is a badge; in a sentence it is a word.
  test.each(samples.filter(([, phrase]) => phrase !== "NEW"))("in a sentence, %s: %s", (id, phrase) =>
    expect(idsIn(`Our mug. ${phrase.toUpperCase()}! In blue.`)).toContain(id),
  );
});

describe("what must not fire doesn't, in any class", () => {
  test.each(CLAIMS.flatMap(({ id, mustNotFireOn }) => mustNotFireOn.map((phrase) => [id, phrase] as const)))(
    "%s: %s",
    (_id, phrase) => {
      expect(idsIn(phrase)).toEqual([]);
    },
  );
});

test("of 200 ordinary titles and alt texts at most four raise a question", () => {
  expect(ordinaryTexts).toHaveLength(200);
  const alarms = ordinaryTexts.flatMap(({ where, text }) =>
    hitsIn(text, where as TextPlace).map(({ claimId, phrase }) => `${text}: ${claimId} (${phrase})`),
  );
  expect(alarms.length, alarms.join("\n")).toBeLessThanOrEqual(4);
});

describe("a guard spares what it names and nothing beside it", () => {
  test.each([
    ["removes wrinkles from shirts with steam", "removes wrinkles from your face", "cosmetic_as_drug"],
    ["5-star hotel towel set", "5-star rated towel set", "reviews_stars"],
    ["Permanent marker, black", "Permanent results", "absolute"],
    ["Tobacco suede boots", "Tobacco pouch", "tobacco"],
    ["50mm prime lens", "Prime delivery", "marketplace_marks"],
    ["Hot glue gun", "Airsoft gun", "weapons"],
    ["Champagne satin skirt", "Champagne bottle", "alcohol"],
    ["Nude suede flats", "Nude photo", "adult_minors"],
    ["Organic shape mirror", "Organic mirror wipes", "organic_natural"],
    ["Sugar-free gift box", "Free gift in the box", "free_shipping"],
    ["Number One Dad Mug", "Number one mug", "superlative"],
    ["Sale rail", "Sale today", "price_promo"],
    ["Detox your desk", "Detox your liver", "structure_function"],
    ["Sustainable living journal", "Sustainable living", "green_generic"],
    ["Low-fat yoghurt maker", "Low-fat yoghurt", "eu_food_health"],
  ])("%s, but %s", (ordinary, claim, id) => {
    expect(idsIn(ordinary)).not.toContain(id);
    expect(idsIn(claim)).toContain(id);
    expect(idsIn(`${ordinary}. ${claim}.`)).toContain(id);
  });
});

describe("a class knows the word forms of what it names", () => {
  test.each([
    ["Lowers blood pressure and cholesterol", "disease_treatment"],
    ["Lowering your cholesterol", "disease_treatment"],
    ["Reduces cancer risk", "disease_treatment"],
    ["Contains CBD for pain relief", "disease_treatment"],
    ["Works like Viagra", "disease_treatment"],
    ["Reverses hair loss", "cosmetic_as_drug"],
    ["Improves fertility", "structure_function"],
    ["Removes toxins from your body", "structure_function"],
    ["Tested by NASA scientists", "clinical_proof"],
    ["Recommended by leading dermatologists", "clinical_proof"],
    ["Endorsed by Taylor Swift", "reviews_stars"],
    ["Zero emissions heater", "carbon_claim"],
    ["Whitens teeth 8 shades overnight", "absolute"],
    ["Luxury watch replica", "comparison"],
  ])("%s: %s", (text, id) => expect(idsIn(text)).toContain(id));
});

describe("a claim is read however its letters and words are written", () => {
  test.each([
    ["a Cyrillic е", "cur\u0435s cancer"],
    ["a whole word of them", "\u0441ur\u0435\u0455 \u0441\u0430n\u0441\u0435r"],
    ["a Greek ο", "pr\u03bfven: cures cancer"],
    ["an underscore", "cures_cancer"],
    ["a file's name", "balm_cures_cancer.jpg"],
    ["a hashtag", "#curescancer"],
    ["a hashtag in capitals", "Our balm #CuresCancer!"],
    ["a hashtag with an underscore", "#cures_cancer"],
  ])("%s: %s", (_, text) => expect(idsIn(text)).toContain("disease_treatment"));

  test("it stands where it was written", () => {
    const text = "Our balm cur\u0435s_cancer.";
    const [hit] = hitsIn(text);
    expect(hit?.phrase).toBe("cures cancer");
    expect(text.slice(hit?.start, hit?.end)).toBe("cur\u0435s_cancer");
  });

  test("a hashtag is one claim or none: a word within it is no claim; an account keeps its name", () => {
    expect(idsIn("#gingerbread #rumba #wholesaleprices #sunkissed")).toEqual([]);
    expect(idsIn("Find us: @my_shop_1")).toEqual(["contact_offsite"]);
    expect(idsIn("Чайник из нержавеющей стали, 1 л")).toEqual([]);
    expect(idsIn("Κούπα κεραμική μπλε")).toEqual([]);
  });
});

test.each([
  "No. 1 Hex Bolts M8",
  "Number One Dad Mug",
  "#1 Mum Mug",
  "Sale Rail Garment Rack",
  "Cure-All Cast Iron Seasoning Oil",
  "Detox Your Desk",
  "Sustainable Living Journal",
  "Water filter that removes toxins from tap water",
  "1:18 scale replica car",
  "Overnight bag, grey",
  "Controls the temperature, reduces noise",
])("%s is no claim", (text) => {
  expect(idsIn(text)).toEqual([]);
});

describe("a class is asked where its rule applies", () => {
  test.each<[string, string, TextPlace[]]>([
    ["2-piece set", "condition_compat", ["picture"]],
    ["Buy now", "cta_in_image", ["picture"]],
    ["before and after", "before_after", ["caption", "prompt", "picture"]],
    ["50% OFF", "price_promo", ["title", "alt", "caption", "prompt", "picture"]],
    ["vodka", "alcohol", ["title", "alt", "caption", "prompt", "picture"]],
    ["cures arthritis", "disease_treatment", ["title", "alt", "caption", "prompt", "picture"]],
  ])("%s (%s)", (text, id, places) => {
    const asked = (["title", "alt", "caption", "prompt", "picture"] as const).filter((where) =>
      idsIn(text, where).includes(id),
    );
    expect(asked).toEqual(places);
  });
});

test("a hit tells the words, where they stand, the regime, its source and the day it was read", () => {
  const text = "Balm that <b>cu\u200Bres</b> arthritis";
  const [hit] = hitsIn(text, "title");
  expect(hit).toMatchObject({
    claimId: "disease_treatment",
    class: "Disease treatment or cure",
    phrase: "cures arthritis",
    where: "title",
    confidence: "high",
    readDate: "2026-11-22",
    severity: "block",
    question: "Approved drug/device? Context (e.g. pet, veterinary).",
  });
  expect(hit?.regime).toContain("FTC Act s.5");
  expect(hit?.source[0]).toMatch(/^http/);
  expect(text.slice(hit?.start, hit?.end)).toBe("cu\u200Bres</b> arthritis");
});

test("a phrase that comes a thousand times is one question, and a class asks five at the most", () => {
  expect(hitsIn("Cures arthritis! ".repeat(1_000))).toHaveLength(1);
  expect(hitsIn(Array.from({ length: 500 }, (_, n) => `save ${n + 10}`).join(", "), "title")).toHaveLength(5);
});

describe("odd texts have an outcome", () => {
  test.each([
    ["nothing", "", []],
    ["blanks", " \n\t\u200B ", []],
    ["emoji", "🎁🎄 Gift for her 👩‍👩‍👧 ✨", []],
    ["right to left", "كوب سيراميك أزرق ‏‎ \u202Etfig eerf\u202C", []],
    ["right to left beside a claim", "علاج \u200Fcures arthritis\u200F سريع", ["disease_treatment"]],
    ["a script", "<script>alert('cures arthritis')</script>", ["disease_treatment"]],
    ["a tag without end", "<img src=x onerror=".repeat(400), []],
    ["unpaired surrogates", "\uD83C sale \uDF81", ["price_promo"]],
    ["a NUL", "sa\0le", ["price_promo"]],
  ])("%s", (_what, text, ids) => expect(idsIn(text)).toEqual(ids));

  test("10,000 characters are read to their end", () => {
    const text = `${"Plain blue mug. ".repeat(624)}Cures cancer`;
    const [hit] = hitsIn(text);
    expect(hit).toMatchObject({ claimId: "disease_treatment", start: 9_984 });
    expect(unreadCharacters([{ where: "title", text }])).toBe(0);
  });

  test("what is longer than what is read is counted", () => {
    expect(unreadCharacters([{ where: "title", text: "a".repeat(MAX_READ_CHARACTERS + 7) }])).toBe(7);
  });

  test.each([
    "kills ",
    "kill" + " \u3000.".repeat(4),
    "cure a ",
    "call 1",
    "was $",
    "los up to ",
    "reduces a ",
    "removes your ",
    "#curesa",
    "a_",
    "a1-",
    "☆★",
  ])("%j again and again ends", (piece) => {
    expect(hitsIn(piece.repeat(MAX_READ_CHARACTERS)).length).toBeLessThanOrEqual(180);
  });
});

describe("rows that are no rules are left out and told", () => {
  const good = {
    id: "a_claim",
    class: "A claim",
    patterns: ["\\bclaim\\b"],
    regime: ["A law"],
    rule: "Prove it.",
    source: ["https://law.example/1"],
    severity: "warn",
    read_date: "2026-11-22",
  };

  test("what may be missing may be missing; nothing said about confidence counts as low", () => {
    const nulls = { sample_phrases: null, applies_to: null, check: null, confidence: null, note: null };
    const { claims, unusable } = readClaims([{ ...good, ...nulls }]);
    expect(unusable).toEqual([]);
    expect(claims[0]).toMatchObject({ confidence: "low", samplePhrases: [] });
    expect(findClaims([{ where: "alt", text: "a claim" }], claims)).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["a row full of nulls", Object.fromEntries(Object.keys(good).map((key) => [key, null]))],
    ["no source", { ...good, source: [] }],
    ["no regime", { ...good, regime: null }],
    ["a pattern that doesn't compile", { ...good, patterns: ["("] }],
    ["a pattern that matches nothing at all", { ...good, patterns: ["x*"] }],
    ["a pattern that may take for ever", { ...good, patterns: ["(?:\\w+\\s?)+!"] }],
    ["one within a group", { ...good, patterns: ["(?:(a|b+)c){2,}"] }],
  ])("%s", (_what, row) => {
    const { claims, unusable } = readClaims([row, good]);
    expect(claims.map(({ id }) => id)).toEqual(["a_claim"]);
    expect(unusable).toMatchObject([{ row: 0 }]);
  });
});
