import { t } from "#app/platform/i18n/translate.ts";

/** Facts one beside the other, without an "and": "HD, white background, 1:1"; what is empty is left out. */
export const enumerated = (...facts: readonly (string | null | undefined | false)[]): string =>
  facts.filter(Boolean).join(t("words.comma"));
