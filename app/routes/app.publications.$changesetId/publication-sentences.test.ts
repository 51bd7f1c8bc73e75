import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { editSentences, undoProgress, undoSentences } from "./publication-sentences.ts";

test("an undo says before what it will do: what goes, what comes back, what is left alone", () => {
  const one = undoSentences({ productCount: 1, resultCount: 1, replacedCount: 0 });
  expect(one[0]).toBe("1 result is taken off its product. The files stay under Content → Files.");
  expect(one.join(" ")).not.toContain("put back");
  expect(one.at(-1)).toBe(
    "If the product was edited since, where this publication changed something, it is left as it is, and listed.",
  );
  const many = undoSentences({ productCount: 3, resultCount: 1_200, replacedCount: 2 });
  expect(many[0]).toContain("1,200 results are taken off their 3 products.");
  expect(many[1]).toBe("2 pictures that were replaced are put back.");
});

test("edits are told once for each kind, unknown ones too", () => {
  expect(editSentences([{ what: "order" }, { what: "order" }, { what: "of-tomorrow" }])).toEqual([
    "The media were put in another order.",
    "Something that was published was changed.",
  ]);
});

test("an undo's progress counts what was undone, left alone, and what needs a look", () => {
  expect(undoProgress({})).toBeNull();
  expect(undoProgress({ queued: 2, undone: 1 })).toEqual({
    sentence: "Undoing: 1 of 3 products",
    share: 1 / 3,
    isOver: false,
  });
  expect(undoProgress({ undone: 2, refused: 1, failed: 1 })).toMatchObject({
    sentence: "Undone on 2 products, 1 left as it is, 1 needs your look",
    isOver: true,
  });
});

test("in German and Japanese figures stand where the language has them, and cases agree", () => {
  const figures = { productCount: 3, resultCount: 1_200, replacedCount: 1 };
  inLanguage("de", () => {
    const [off, back] = undoSentences(figures);
    expect(off).toContain("1.200 Ergebnisse werden von ihren 3 Produkten entfernt.");
    expect(back).toBe("1 ersetztes Bild wird wieder eingefügt.");
    expect(undoSentences({ ...figures, productCount: 1, resultCount: 1 })[0]).toContain(
      "1 Ergebnis wird von seinem Produkt entfernt.",
    );
    expect(undoProgress({ undone: 2, refused: 1, failed: 3 })?.sentence).toBe(
      "Bei 2 Produkten rückgängig gemacht, 1 so belassen, 3 brauchen Ihren Blick",
    );
  });
  inLanguage("ja", () => {
    expect(undoSentences(figures)[0]).toContain("商品3点から1,200件の結果を取り外します。");
    expect(undoProgress({ queued: 2, undone: 1 })?.sentence).toBe("元に戻しています：商品3点中1点");
  });
});
