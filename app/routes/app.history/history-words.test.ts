import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { t } from "#app/platform/i18n/translate.ts";

test("one result is deleted in other words than several, in French down to millions", () => {
  inLanguage("fr", () => {
    expect(t("history.deleteTitle", { count: 1 })).toBe("Supprimer ce résultat\u202F?");
    expect(t("history.deleteTitle", { count: 12 })).toBe("Supprimer 12 résultats\u202F?");
    expect(t("history.deleted", { count: 1_000_000 })).toMatch(/ de résultats supprimés$/);
  });
});

test("a ZIP's name stands where a German sentence has it", () => {
  inLanguage("de", () => {
    const name = t("history.zip", { count: 3 });
    expect(t("history.saveNamed", { name })).toBe("ZIP mit 3 Ergebnissen speichern");
  });
});
