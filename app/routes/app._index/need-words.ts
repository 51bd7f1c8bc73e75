/** What waits for the merchant, in a sentence and the words of one button. Pure. */
import { counted, credits } from "#app/components/format.ts";
import { type ItemNoun, itemNoun } from "#app/components/item-noun.ts";
import { runTitle } from "#app/components/run-words.ts";
import type { Quality, RunKind } from "#app/domain/generation/schemas.ts";

/** Something that waits for the merchant, one line and one way to go. */
export type Need = RunNeed | PublicationNeed;

interface RunNeed {
  readonly kind: "failing" | "paused" | "continue" | "look" | "publish" | "failed";
  readonly count: number;
  readonly credits: number;
  /** The run that it came from. */
  readonly run: { readonly kind: RunKind; readonly itemCount: number; readonly quality: Quality };
  readonly startedAt: string;
  readonly to: string;
}

interface PublicationNeed {
  /** `planned`: nobody has started it; `storage-full`: it has paused by itself. */
  readonly kind: "planned" | "publication-paused" | "storage-full";
  /** Results that it would still publish. */
  readonly count: number;
  readonly productCount: number;
  readonly startedAt: string;
  readonly to: string;
}

export interface NeedWords {
  readonly sentence: string;
  readonly action: string;
  /** Where it comes from. */
  readonly origin: string;
}

export function needWords(need: Need): NeedWords {
  return "run" in need
    ? { ...runWords(need, itemNoun(need.run.quality)), origin: runTitle(need.run) }
    : { ...publicationWords(need), origin: "Publication" };
}

function runWords({ kind, count, credits: some }: RunNeed, noun: ItemNoun): Omit<NeedWords, "origin"> {
  const held = `${credits(some)} ${some === 1 ? "stays" : "stay"} held`;
  switch (kind) {
    case "failing":
      return {
        sentence: `A run is paused because ${counted(count, noun)} failed; ${held}.`,
        action: "Look at the failures",
      };
    case "paused":
      return {
        sentence: `A run is paused: ${counted(count, `${noun} waits`, `${noun}s wait`)}, and ${held}.`,
        action: "Open run",
      };
    case "continue":
      return {
        sentence: `${counted(count, noun)} of an order ${count === 1 ? "isn't" : "aren't"} begun: ${credits(some)}.`,
        action: "Continue",
      };
    case "look":
      return {
        sentence: `${counted(count, `${noun} needs`, `${noun}s need`)} your look before publishing.`,
        action: "Review",
      };
    case "publish":
      return {
        sentence: `${counted(count, `${noun} is`, `${noun}s are`)} ready to publish.`,
        action: "Open run",
      };
    case "failed":
      return { sentence: `${counted(count, noun)} failed; ${credits(some)} came back.`, action: "See why" };
  }
}

function publicationWords({ kind, count, productCount }: PublicationNeed): Omit<NeedWords, "origin"> {
  const waits = counted(count, "result waits", "results wait");
  switch (kind) {
    case "planned":
      return {
        sentence: `${counted(count, "result", "results")} for ${counted(productCount, "product")} ${count === 1 ? "is" : "are"} planned and not published yet.`,
        action: "Open plan",
      };
    case "publication-paused":
      return { sentence: `A publication is paused: ${waits}.`, action: "Open publication" };
    case "storage-full":
      return {
        sentence: `A publication is paused because the shop's file storage is full: ${waits}.`,
        action: "Open publication",
      };
  }
}
