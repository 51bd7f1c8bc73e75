/** What was found in texts and in a file's name, told in sentences. Pure. */
import type { Outcome } from "../domain/review/schemas.ts";
import { counted, moment } from "./format.ts";

type Evidence = Readonly<Record<string, unknown>>;

const PLACES: Readonly<Record<string, string>> = {
  title: "the product's title",
  alt: "the alt text",
  caption: "the caption",
  prompt: "the prompt",
  picture: "the picture",
};
const MAX_TOLD = 3;

/** Each hit as a question with its rule and source; evidence that is not understood is left out. */
export function claimsSentence(outcome: Outcome, evidence: Evidence): string {
  if (evidence["notJudged"] === "unread")
    return "The writing in the picture couldn't be read in time, so nobody knows what it claims: look at it.";
  if (typeof evidence["notJudged"] === "string") return "There is no text to be checked.";
  const unread = evidence["unreadCharacters"];
  const rest =
    typeof unread === "number"
      ? ` ${counted(unread, "character")} at the end of the text weren't read: it is too long.`
      : "";
  const hits = Array.isArray(evidence["hits"]) ? evidence["hits"].flatMap(hitOf) : [];
  if (hits.length === 0) return `No advertising claim was found; English wording is what we know.${rest}`;
  const told = hits.slice(0, MAX_TOLD).map(hitSentence).join(" ");
  const more = Number(evidence["hitCount"] ?? hits.length) - MAX_TOLD;
  const others =
    more > 0 ? ` There ${more === 1 ? "is" : "are"} ${counted(more, "more phrase")} like this.` : "";
  const next =
    outcome === "person"
      ? " Accept only what is true and allowed where you show it."
      : " Nothing is held back; check that it is true where you advertise it.";
  return `${told}${others}${rest}${next}`;
}

export function fileNameSentence(outcome: Outcome, evidence: Evidence): string {
  const { fileName, template } = evidence;
  if (typeof fileName !== "string" || typeof template !== "string") return "The file has no name yet.";
  if (outcome === "pass")
    return `${fileName} follows your template ${template} and is safe on every computer.`;
  if (outcome === "warn")
    return `${fileName} was named by another template than ${template}, and keeps its name.`;
  return `${fileName} isn't a name that every computer takes. Generate it again.`;
}

interface Hit {
  readonly phrase: string;
  readonly where: string;
  readonly kind: string;
  readonly question: string;
  readonly regime: readonly string[];
  readonly host: string;
  readonly readDate: string;
}

function hitOf(value: unknown): Hit[] {
  if (typeof value !== "object" || value === null) return [];
  const { phrase, where, question, regime, source, readDate, class: kind } = value as Evidence;
  const words = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
  const [, host = ""] = /^https?:\/\/(?:www\.)?([\w.-]+)/.exec(words(source)[0] ?? "") ?? [];
  if (typeof phrase !== "string" || typeof kind !== "string") return [];
  if (typeof readDate !== "string" || Number.isNaN(Date.parse(readDate))) return [];
  return [
    {
      phrase,
      kind,
      readDate,
      host,
      where: PLACES[String(where)] ?? "a text",
      question: String(question ?? ""),
      regime: words(regime),
    },
  ];
}

function hitSentence({ phrase, where, kind, question, regime, host, readDate }: Hit): string {
  const rule = regime.length > 0 ? ` Rule: ${regime.join("; ")}` : "";
  const source = host === "" ? "" : `, ${host}`;
  return `“${phrase}” in ${where} may be a claim (${kind}). ${question}${rule}${source}, read ${moment(readDate, "date", "UTC")}.`;
}
