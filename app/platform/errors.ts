/**
 * Refusals: what a verb answers when it will not do what was asked. They are returned and matched exhaustively; bugs
 * are thrown. This is the one map from a refusal to its HTTP status and to the sentences that a merchant reads, which
 * stand in the catalogues under its reason.
 */
import { actorWords } from "./actor-words.ts";
import { language, t } from "./i18n/translate.ts";

type Details = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string | number>>;

interface RefusalText {
  readonly status: number;
  /** What its words hold beside its details as they are. */
  readonly values: (details: Details) => Values;
}
const says = (status: number, values: RefusalText["values"] = () => ({})): RefusalText => ({
  status,
  values,
});

const figure = (value: unknown): number => Number(value);
const credits = (value: unknown): string => t("figures.credits", { count: figure(value) });
const day = (iso: unknown): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(String(iso)));
const moment = (iso: unknown): string =>
  t("refusals.utc", {
    at: new Intl.DateTimeFormat(language(), {
      dateStyle: "long",
      timeStyle: "short",
      timeZone: "UTC",
    }).format(new Date(String(iso))),
  });

const DECISIONS = ["accept", "reject", "withdraw"] as const;

function answered({ isOwn, decision, by, at }: Details): string {
  const known = DECISIONS.find((one) => one === decision) ?? "withdraw";
  return isOwn
    ? t(`refusals.answered.own.${known}`, { at: moment(at) })
    : t(`refusals.answered.other.${known}`, { by: actorWords(String(by)), at: moment(at) });
}

/** Every sentence says what happened, what it means for credits, and the next step (errors.test.ts holds it). */
export const REFUSALS = {
  // Any room
  "invalid-input": says(400),
  "wrong-number": says(400),
  "wrong-fields": says(422),
  "changed-meanwhile": says(409),
  "request-too-large": says(413),
  "method-not-allowed": says(405),
  "not-found": says(404),
  "access-denied": says(403),
  "key-reused": says(409),
  // Credits
  "insufficient-credits": says(402, (d) => ({ count: figure(d.shortfall) })),
  "spending-frozen": says(423),
  "export-in-progress": says(429),
  // Assets
  "downloads-in-progress": says(429),
  "download-unready": says(409),
  "download-over": says(410),
  // Billing
  "unknown-offer": says(400),
  "no-plan": says(409),
  "plan-is-current": says(409),
  "plan-change-open": says(409),
  "plan-brings-another": says(409),
  "plan-is-another": says(409),
  "plan-change-awaited": says(409, (d) => ({ until: day(d.until) })),
  "plan-frozen": says(409),
  "plan-paid-until": says(409, (d) => ({ until: day(d.until) })),
  "charge-declined": says(402),
  "plan-over": says(409),
  "charge-in-progress": says(409),
  "charge-unexplained": says(409),
  "shopify-unavailable": says(503),
  "test-charge-refused": says(402),
  "shopify-refused": says(502, (d) => ({ problem: String(d.problem ?? t("refusals.noReasonGiven")) })),
  // Generation
  "nothing-to-generate": says(422),
  "selection-changed": says(409, (d) => ({ count: figure(d.found) })),
  "too-many-items": says(422),
  "unsupported-quality": says(422),
  "unsupported-style": says(422),
  "video-needs-backdrop": says(422),
  "unknown-style": says(404),
  "style-name-taken": says(409),
  "too-many-variations": says(422),
  "still-reading": says(409),
  "reading-outdated": says(409),
  "budget-too-small": says(422, (d) => ({ count: figure(d.needed) })),
  "budget-spent": says(409, (d) => ({ budget: credits(d.budget) })),
  "daily-limit": says(409, (d) => ({ limit: credits(d.limit) })),
  "order-moved-on": says(409, (d) => ({ count: figure(d.found) })),
  "nothing-to-retry": says(409),
  "no-outline": says(409),
  "photo-changed": says(409),
  "photo-unreadable": says(503),
  "outline-empty": says(409),
  "correction-open": says(409),
  "corrections-used-up": says(409, (d) => ({ count: figure(d.limit) })),
  "run-over": says(409),
  // Catalog
  "selection-too-large": says(422),
  "search-not-understood": says(422),
  // Review
  "not-checked": says(409),
  "blocked-by-rule": says(409),
  "found-since": says(409),
  "answered-meanwhile": says(409, (d) => ({ what: answered(d) })),
  // Publishing
  "order-unanswered": says(409),
  "order-denied": says(409),
  "nothing-to-publish": says(422),
  "already-published": says(409),
  "already-on-product": says(409),
  "publication-under-way": says(409),
  "publication-over": says(409),
  "publication-begun": says(409),
  "plan-changed": says(409),
  "alt-text-too-long": says(400),
  "plan-unchecked": says(409),
  "plan-hindered": says(409),
  "nothing-to-undo": says(409),
  "still-publishing": says(409),
  "not-reviewed": says(409),
} as const satisfies Record<string, RefusalText>;

export type RefusalReason = keyof typeof REFUSALS;

/** A refusal with its reason and the figures that its sentence needs. */
export type Refusal<Reason extends RefusalReason = RefusalReason, Details extends object = object> = Readonly<
  { ok: false; reason: Reason } & Details
>;

/** Makes a refusal. `details` holds the figures, never a secret. */
export function refuse<const Reason extends RefusalReason, Details extends object = object>(
  reason: Reason,
  details?: Details,
): Refusal<Reason, Details> {
  return { ok: false, reason, ...(details ?? ({} as Details)) };
}

/** The HTTP answer to a refusal: status and a body with reason, sentences in the language at hand, and figures. */
export function refusalToHttp(refusal: Refusal): { status: number; body: Record<string, unknown> } {
  const { ok, ...details } = refusal;
  return {
    status: REFUSALS[refusal.reason].status,
    body: { ok, ...details, message: messageOf(refusal.reason, details) },
  };
}

function messageOf(reason: RefusalReason, details: Details): string {
  const { values }: RefusalText = REFUSALS[reason];
  const told = Object.entries(details).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  // Without a shadow there is nothing that could vary.
  const words = reason === "too-many-variations" && details.limit === 1 ? "without-shadow" : reason;
  return t(`refusals.${words}`, { ...Object.fromEntries(told), ...values(details) });
}
