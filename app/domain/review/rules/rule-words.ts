/** What a rule, its place and its parts are called in the language at hand. Pure. */
import { hasWords, t } from "#app/platform/i18n/translate.ts";
import type { PlatformRule } from "./platform-rules.ts";
import { LAWS } from "./rule-ids.ts";

type Named = Pick<PlatformRule, "id" | "platform">;

/** The law's or the standard's name; null for a place. */
function lawNameOf({ id }: Named): string | null {
  const law = LAWS.find((one) => one === id);
  return law ? t(`rulesServer.law.${law}`) : null;
}

/** A platform's own name, or what laws and standards are called together. */
export const platformNameOf = (rule: Named): string =>
  lawNameOf(rule) === null ? rule.platform : t("rulesServer.laws");

/** Where on its platform a place is, as it stands within a sentence: "main image". */
export const placementOf = ({ id }: Named): string => t(`rulesServer.placement.${id}`);

/** What a place is called: "Amazon, main image". */
export const nameOf = (rule: Named): string =>
  t("rulesServer.name", { platform: lawNameOf(rule) ?? rule.platform, placement: placementOf(rule) });

/** When a rule was read, and from when it holds. */
export function datedWords({ id, readOn }: Pick<PlatformRule, "id" | "readOn">): string {
  const key = `rulesServer.dated.${id}`;
  return hasWords(key) ? t(key) : t("rulesServer.read", { day: readOn });
}

/** Words for one of the data's own names; null: there are none, and the data's are English. */
export function dataWords(kind: "about" | "check" | "kind", name: string): string | null {
  const key = `rulesServer.${kind}.${slugOf(name)}`;
  return hasWords(key) ? t(key) : null;
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
