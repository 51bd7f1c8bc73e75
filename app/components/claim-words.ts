/** What was found in texts and in a file's name, told in sentences. Pure. */
import { enumerated, hasWords, sentences, t } from "#app/platform/i18n/translate.ts";
import type { Outcome } from "../domain/review/schemas.ts";
import { moment } from "./format.ts";

type Evidence = Readonly<Record<string, unknown>>;

const PLACES = ["title", "alt", "caption", "prompt", "picture"] as const;
const MAX_TOLD = 3;

/** Each hit as a question with its rule and source; evidence that is not understood is left out. */
export function claimsSentence(outcome: Outcome, evidence: Evidence): string {
  if (evidence["notJudged"] === "unread") return t("claims.unread");
  if (typeof evidence["notJudged"] === "string") return t("claims.noText");
  const unread = evidence["unreadCharacters"];
  const rest = typeof unread === "number" && t("claims.rest", { count: unread });
  const hits = Array.isArray(evidence["hits"]) ? evidence["hits"].flatMap(hitOf) : [];
  if (hits.length === 0) return sentences(t("claims.noneFound"), rest);
  const more = Number(evidence["hitCount"] ?? hits.length) - MAX_TOLD;
  return sentences(
    ...hits.slice(0, MAX_TOLD).map(hitSentence),
    more > 0 && t("claims.others", { count: more }),
    rest,
    t(outcome === "person" ? "claims.acceptTrue" : "claims.checkTrue"),
  );
}

export function fileNameSentence(outcome: Outcome, evidence: Evidence): string {
  const { fileName, template } = evidence;
  if (typeof fileName !== "string" || typeof template !== "string") return t("claims.noName");
  if (outcome === "pass") return t("claims.nameFollows", { fileName, template });
  if (outcome === "warn") return t("claims.nameOlder", { fileName, template });
  return t("claims.nameUnsafe", { fileName });
}

interface Hit {
  readonly phrase: string;
  readonly where: (typeof PLACES)[number] | "text";
  readonly kind: string;
  readonly question: string;
  readonly regime: readonly string[];
  readonly host: string;
  readonly readDate: string;
}

function hitOf(value: unknown): Hit[] {
  if (typeof value !== "object" || value === null) return [];
  const { claimId, phrase, where, question, regime, source, readDate, class: kind } = value as Evidence;
  const words = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
  const [, host = ""] = /^https?:\/\/(?:www\.)?([\w.-]+)/.exec(words(source)[0] ?? "") ?? [];
  if (typeof phrase !== "string" || typeof kind !== "string") return [];
  if (typeof readDate !== "string" || Number.isNaN(Date.parse(readDate))) return [];
  return [
    {
      phrase,
      readDate,
      host,
      where: PLACES.find((place) => place === where) ?? "text",
      kind: wordsOr(kind, `claims.kind.${String(claimId)}`),
      question: wordsOr(String(question ?? ""), `claims.question.${String(claimId)}`),
      regime: words(regime),
    },
  ];
}

/** Of a class of claims that has none, the data's own words, which are English. */
const wordsOr = (own: string, key: string): string => (hasWords(key) ? t(key) : own);

function hitSentence({ phrase, where, kind, question, regime, host, readDate }: Hit): string {
  const rule = enumerated([regime.join("; "), host]);
  const day = moment(readDate, "date", "UTC");
  return sentences(
    t(`claims.hit.${where}`, { phrase, kind }),
    question,
    rule === "" ? t("claims.ruleRead", { day }) : t("claims.rule", { rule, day }),
  );
}
