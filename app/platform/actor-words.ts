import { t } from "./i18n/translate.ts";

/**
 * Who acted, for people to read. Shopify tells the app a person's number and no name.
 *
 * @param actor as rows keep it: `kind:id`
 * @param reader who reads it; their own acts are theirs
 */
export function actorWords(actor: string, reader?: string): string {
  if (actor === reader) return t("words.actor.you");
  const [kind, id = ""] = actor.split(":", 2);
  if (kind === "merchant") return t("words.actor.merchant", { id });
  return t(kind === "operator" ? "words.actor.operator" : "words.actor.app");
}
