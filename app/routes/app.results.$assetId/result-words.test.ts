import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { t } from "#app/platform/i18n/translate.ts";

test("a result's facts are written as Japanese writes them", () => {
  inLanguage("ja", () => {
    expect(t("results.sizeFacts", { width: 2048, height: 2048, size: "1.4 MB" })).toBe(
      "2,048 × 2,048ピクセル、1.4 MB",
    );
    expect(t("results.sourceOf", { title: "青いマグ" })).toBe("青いマグの元の写真");
  });
});
