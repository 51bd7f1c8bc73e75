import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { continuation } from "./continuation.ts";

const order = {
  quality: "standard",
  budgetCredits: 450,
  boundCredits: 300,
  plannedItems: 980,
  plannedCredits: 14_700,
} as const;

test("a German budget is typed as German writes figures, and is refused in German", () => {
  inLanguage("de", () => {
    expect(continuation(order, "1.200")).toMatchObject({ itemCount: 60, budgetCredits: 1_200 });
    expect(continuation(order, "1,5")).toMatchObject({
      itemCount: 0,
      problem: "Geben Sie eine ganze Zahl von Credits ein oder nichts für kein Budget.",
    });
  });
});

test("two figures of a German sentence have each its own plural", () => {
  inLanguage("de", () => {
    const waiting = t("runs.waiting.picture", { count: 1 });
    expect(t("runs.waitingHeld", { count: 1_500, waiting })).toBe(
      "1 Bild wartet; 1.500 Credits bleiben reserviert.",
    );
    expect(t("runs.continueRemaining.picture", { count: 1 })).toBe("Mit dem letzten Bild fortfahren\u00A0…");
    expect(t("runs.continueRemaining.video", { count: 2 })).toBe(
      "Mit den restlichen 2 Videos fortfahren\u00A0…",
    );
  });
});
