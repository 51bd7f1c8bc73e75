/** What a person is asked about a finding, the reasons that fit an answer, and an answer told. Pure. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { type WordKey, sentences, t } from "#app/platform/i18n/translate.ts";
import type { Cause } from "../domain/review/schemas.ts";
import { actorWords } from "../platform/actor-words.ts";

/** What an answer is about. */
type Subject = "product" | "claims" | "writing" | "frame" | "place" | "name" | "origin";

const SUBJECTS: Readonly<Record<string, Subject>> = {
  claims: "claims",
  "added-text": "writing",
  "text-read": "writing",
  watermark: "writing",
  dimensions: "frame",
  format: "frame",
  "white-border": "frame",
  fill: "frame",
  "file-name": "name",
  provenance: "origin",
  "target-origin": "origin",
};
const subjectOf = (checkId: string): Subject =>
  SUBJECTS[checkId] ?? (checkId.startsWith("target-") ? "place" : "product");

/** Why a note doesn't matter. */
const IN_SPITE: Readonly<Record<Subject, readonly WordKey[]>> = {
  product: ["checks.inSpite.productRight", "checks.inSpite.differenceHidden"],
  claims: ["checks.inSpite.claimProved", "checks.inSpite.noClaim"],
  writing: ["checks.inSpite.ownWriting"],
  frame: ["checks.inSpite.frameMeant"],
  place: ["checks.inSpite.notThere", "checks.inSpite.placeTakes"],
  name: ["checks.inSpite.nameStays"],
  origin: ["checks.inSpite.saidBeside"],
};
/** As many as have a key beside the words of one's own. */
const MOST_CHOICES = 3;

const subjectsOf = (checkIds: readonly string[]): Subject[] => [...new Set(checkIds.map(subjectOf))];

/** The questions that these checks leave to a person; with none the one that is asked about every product. */
export const questionsOf = (checkIds: readonly string[]): string =>
  sentences(...subjectsOf(orProduct(checkIds)).map((subject) => t(`checks.question.${subject}`)));

/** What is kept of an acceptance that answers these questions. */
export const yesTo = (checkIds: readonly string[]): string =>
  sentences(...subjectsOf(orProduct(checkIds)).map((subject) => t(`checks.yes.${subject}`)));

const orProduct = (checkIds: readonly string[]): readonly string[] =>
  checkIds.length === 0 ? ["outline"] : checkIds;

/** Reasons that fit, in spite of what these checks noted: the first of each before the second of any. */
export function reasonsInSpiteOf(checkIds: readonly string[]): string[] {
  const reasons = subjectsOf(checkIds).map((subject) => IN_SPITE[subject]);
  return [...reasons.map(([first]) => first), ...reasons.flatMap(([, ...more]) => more)]
    .filter((reason) => reason !== undefined)
    .slice(0, MOST_CHOICES)
    .map((words) => t(words));
}

/** Words of a cause, on its button and as the reason that is kept. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = wordsByName({
  distorted: "words.cause.distorted",
  "wrong-colour": "words.cause.wrong-colour",
  ugly: "words.cause.ugly",
  other: "words.cause.other",
});
/** The causes that are a reason by themselves, by their keys. */
export const CAUSE_KEYS = ["distorted", "wrong-colour", "ugly"] as const satisfies readonly Cause[];

/** Somebody's answer, as pages show it. */
export interface AnswerView {
  readonly decision: "accept" | "reject";
  /** Who, for the reader: "you", "Shopify user 7". */
  readonly by: string;
  /** ISO */
  readonly at: string;
  readonly reason: string;
}

/** @param reader who looks at it, as rows keep actors */
export const answerView = (
  answer: {
    readonly decision: "accept" | "reject";
    readonly actor: string;
    readonly decidedAt: Date;
    readonly reason: string;
  } | null,
  reader: string,
): AnswerView | null =>
  answer && {
    decision: answer.decision,
    by: actorWords(answer.actor, reader),
    at: answer.decidedAt.toISOString(),
    reason: answer.reason,
  };
