/** What a person is asked about a finding, the reasons that fit an answer, and an answer told. Pure. */
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

const QUESTIONS: Readonly<Record<Subject, string>> = {
  product: "Is the product shown as it is?",
  claims: "Is every claim true, and allowed where you show it?",
  writing: "Does the writing belong to the product?",
  frame: "Is it fine like this?",
  place: "Is it fine for this place?",
  name: "Is its file's name fine?",
  origin: "Is it said beside it how it was made?",
};
/** What is kept as the reason of an answer that says yes to the question. */
const YES: Readonly<Record<Subject, string>> = {
  product: "Compared with the source: the product is shown as it is.",
  claims: "The claims are true, and allowed where they are shown.",
  writing: "The writing belongs to the product.",
  frame: "It is fine like this.",
  place: "It is fine for this place.",
  name: "The file's name is fine.",
  origin: "It is said beside it how it was made.",
};
/** Why a note doesn't matter. */
const IN_SPITE: Readonly<Record<Subject, readonly string[]>> = {
  product: ["It was compared with the source and is right", "The difference can't be seen"],
  claims: ["It is true, and there is proof", "It isn't meant as a claim"],
  writing: ["The writing belongs to the product"],
  frame: ["The product is meant to be shown like this"],
  place: ["It isn't to be shown there", "The place takes it like this"],
  name: ["The name may stay"],
  origin: ["It is said beside the picture"],
};
/** As many as have a key beside the words of one's own. */
const MOST_CHOICES = 3;

const subjectsOf = (checkIds: readonly string[]): Subject[] => [...new Set(checkIds.map(subjectOf))];

/** The questions that these checks leave to a person; with none the one that is asked about every product. */
export const questionsOf = (checkIds: readonly string[]): string =>
  subjectsOf(checkIds.length === 0 ? [""] : checkIds)
    .map((subject) => QUESTIONS[subject])
    .join(" ");

/** What is kept of an acceptance that answers these questions. */
export const yesTo = (checkIds: readonly string[]): string =>
  subjectsOf(checkIds.length === 0 ? [""] : checkIds)
    .map((subject) => YES[subject])
    .join(" ");

/** Reasons that fit, in spite of what these checks noted: the first of each before the second of any. */
export function reasonsInSpiteOf(checkIds: readonly string[]): string[] {
  const reasons = subjectsOf(checkIds).map((subject) => IN_SPITE[subject]);
  return [...reasons.map(([first]) => first), ...reasons.flatMap(([, ...more]) => more)]
    .filter((reason) => reason !== undefined)
    .slice(0, MOST_CHOICES);
}

/** Words of a cause, on its button and as the reason that is kept. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  distorted: "Distorted",
  "wrong-colour": "Wrong colour",
  ugly: "Ugly",
  other: "Other…",
};
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
