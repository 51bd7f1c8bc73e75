/** Browser-safe face of the review room: sections, outcomes, verdicts and inputs. */
import { z } from "zod";
import { isBlank, storableText } from "#app/platform/schemas.ts";

/** Where pictures and videos of a shop can be shown; rules/ says what each asks for. */
export const TARGETS = [
  "shopify",
  "amazon-main",
  "amazon-secondary",
  "amazon-product-video",
  "amazon-sponsored-video",
  "google",
  "google-additional",
  "google-video",
  "meta",
  "meta-feed-ad",
  "meta-stories",
  "tiktok-shop",
  "tiktok-shop-video",
  "ebay",
  "ebay-video",
  "etsy",
  "etsy-video",
  "walmart-main",
  "walmart-additional",
  "walmart-video",
  "pinterest",
  "zalando",
  "mercado-libre",
  "temu",
  "aliexpress",
  "shein",
  "otto",
] as const;
export type Target = (typeof TARGETS)[number];

/** The shop itself: the place whose verdict publishing goes by. */
export const OWN_SHOP = "shopify" satisfies Target;

/** The place that a word names, as `amazon-main` or `amazon:main`; undefined: it names none. */
export function targetNamed(word: string): Target | undefined {
  const name = word.toLowerCase().replace(":", "-");
  return TARGETS.find((one) => one === name);
}

/** Under this name stands what is said of the picture itself, wherever it is shown. */
export const ANY_TARGET = "any";

/** Where a seller's video goes, of places that keep pictures and videos apart. */
const VIDEO_TARGETS: Readonly<Partial<Record<Target, Target>>> = {
  "amazon-main": "amazon-product-video",
  google: "google-video",
  "tiktok-shop": "tiktok-shop-video",
  ebay: "ebay-video",
  etsy: "etsy-video",
  "walmart-main": "walmart-video",
};
/** Places whose rules speak of no video. */
const WITHOUT_VIDEO: ReadonlySet<Target> = new Set(["meta", "zalando", "mercado-libre"]);

/**
 * The places whose rules a result is held to: the shop itself, and those that its style is meant for; of a video the
 * place where each of them shows videos.
 */
export function targetsOf(platforms: readonly Target[], medium: Medium): Target[] {
  const chosen = new Set<Target>([OWN_SHOP, ...platforms]);
  if (medium === "picture") return [...chosen];
  return [...chosen]
    .filter((target) => !WITHOUT_VIDEO.has(target))
    .map((target) => VIDEO_TARGETS[target] ?? target);
}

/** What a place can show. */
export type Medium = "picture" | "video";

/** The five sections of the checklist, in the order in which they are shown. */
export const SECTIONS = [
  "product-accuracy",
  "text-and-logo",
  "platform-rules",
  "ad-compliance",
  "file-management",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What one check says. `person`: a machine cannot settle it. */
export const OUTCOMES = ["pass", "warn", "person", "block"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What all checks and the newest decision say together; `unchecked`: no check has run yet. */
export type Verdict = Outcome | "unchecked";

/** What a person says of a picture; `withdraw` takes the last answer back: the question is open again. */
export const DECISIONS = ["accept", "reject", "withdraw"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a picture is rejected; `other` is said in words. */
export const CAUSES = ["distorted", "wrong-colour", "ugly", "other"] as const;
export type Cause = (typeof CAUSES)[number];

/** What no machine can settle, and what a person answers once for all pictures of an order. */
export const ORDER_QUESTIONS = ["packaging", "accessories"] as const;
export type OrderQuestion = (typeof ORDER_QUESTIONS)[number];
export const ORDER_ANSWERS = ["yes", "no"] as const;
export type OrderAnswer = (typeof ORDER_ANSWERS)[number];

/** What the answers for an order say together; `denied`: something isn't shown as it is. */
export type OrderCover = "covered" | "unanswered" | "denied";

/**
 * How far the delivered product's colours may be from the source's, in CIEDE2000, mean and 99th percentile over the
 * product: about 1 can just be seen side by side. A video is held against what its source looks like at a video's colour
 * resolution. Source: product truth.
 */
export const MOST_COLOUR_DIFFERENCE = { mean: 1, p99: 3 } as const;

interface ColourFigures {
  readonly mean: number;
  readonly p99: number;
}

/** Whether figures of colour difference are within what counts as the same product. */
export const isSameColour = ({ mean, p99 }: ColourFigures): boolean =>
  mean <= MOST_COLOUR_DIFFERENCE.mean && p99 <= MOST_COLOUR_DIFFERENCE.p99;

/** Beyond these a file isn't even opened: our own limit, whatever a place takes. Twice what the own shop takes, so that its rules can still name their figures. */
export const MOST_OPENED = { bytes: 40_000_000, pixels: 50_000_000 } as const;

/** Decisions that one transaction keeps. */
export const MAX_DECISIONS = 500;
/** Most pictures that a queue holds and that one answer is about: as many as an order makes. */
export const MAX_QUEUE = 10_000;
/** Most pictures that are looked through where no run is chosen: every opening of the review and every poll does so. */
export const MAX_SHOP_QUEUE = 1_000;

/** What a person had before their eyes when they answered about a picture, as `readVerdicts` told it. */
const seenSchema = z.strictObject({
  /** When the newest finding other than a pass was made, as an ISO date; null: there was none. */
  reviewedAt: z.iso.datetime().nullable(),
  /** The newest decision, whatever it said; null: there was none. */
  decisionId: z.uuid().toLowerCase().nullable(),
});
export type Seen = z.infer<typeof seenSchema>;

/** A picture that is answered about. */
const seenPictureSchema = z.strictObject({
  assetId: z.uuid().toLowerCase(),
  seen: seenSchema,
  /** It was open by itself, beside its source: what a sample counts as looked at. Left out: nobody knows. */
  wasOpened: z.boolean().optional(),
});
export type SeenPicture = z.infer<typeof seenPictureSchema>;

const decisionFields = {
  target: z.enum(TARGETS),
  decision: z.enum(DECISIONS),
  /** Of a rejection: what is wrong. */
  cause: z.enum(CAUSES).optional(),
  /** Why, in the person's words; kept with the decision. */
  reason: storableText()
    .trim()
    .max(2_000)
    .refine((text) => !isBlank(text), "is empty"),
};
const isWhole = ({ decision, cause }: { decision: Decision; cause?: Cause | undefined }): boolean =>
  cause === undefined || decision === "reject";
const ONLY_REJECTIONS = "only a rejection has a cause";

/** An answer and what was seen, whatever picture it is about. */
export const decisionSchema = z
  .strictObject({ seen: seenSchema, wasOpened: z.boolean().optional(), ...decisionFields })
  .refine(isWhole, ONLY_REJECTIONS);

export const decideSchema = z
  .strictObject({ ...seenPictureSchema.shape, ...decisionFields })
  .refine(isWhole, ONLY_REJECTIONS);

/** One answer about many pictures. */
export const decideAllSchema = z
  .strictObject({ pictures: z.array(seenPictureSchema).min(1).max(MAX_QUEUE), ...decisionFields })
  .refine(isWhole, ONLY_REJECTIONS);

export const answerForOrderSchema = z.strictObject({
  orderId: z.uuid(),
  /** The order's style, when it was saved under a name; an order keeps its version. */
  style: z.strictObject({ styleId: z.uuid(), version: z.int().min(1) }).nullable(),
  target: z.enum(TARGETS),
  answers: z
    .array(z.strictObject({ question: z.enum(ORDER_QUESTIONS), answer: z.enum(ORDER_ANSWERS) }))
    .min(1)
    .max(ORDER_QUESTIONS.length)
    .refine(
      (answers) => new Set(answers.map(({ question }) => question)).size === answers.length,
      "answers a question twice",
    ),
  /** The order's pictures that were looked at. */
  sampleAssetIds: z.array(z.uuid().toLowerCase()).min(1).max(50),
});

/** One check's finding about one picture. */
export interface Finding {
  readonly checkId: string;
  readonly checkVersion: number;
  /** The version of the place's rules that were read; 0 for what is said of the picture itself. */
  readonly ruleVersion: number;
  readonly section: Section;
  readonly outcome: Outcome;
  /** Figures and boxes that show why; shape by check. */
  readonly evidence: Readonly<Record<string, unknown>>;
}
