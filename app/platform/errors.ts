/**
 * Refusals: what a verb answers when it will not do what was asked. They are returned and matched exhaustively; bugs
 * are thrown. This is the one map from a refusal to its HTTP status and to the sentence that a merchant reads.
 */
import { actorWords } from "./actor-words.ts";

const count = (value: unknown): string => new Intl.NumberFormat("en").format(Number(value));
const day = (iso: unknown): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(String(iso)));

const MOMENT = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const moment = (iso: unknown): string => `${MOMENT.format(new Date(String(iso)))} UTC`;
const ANSWERS: Readonly<Record<string, string>> = {
  accept: "accepted",
  reject: "rejected",
  withdraw: "taken back",
};

interface RefusalText {
  readonly status: number;
  readonly message: (details: Readonly<Record<string, unknown>>) => string;
}
const say = (status: number, message: RefusalText["message"] | string): RefusalText => ({
  status,
  message: typeof message === "string" ? () => message : message,
});

/** Every sentence says what happened, what it means for credits, and the next step (errors.test.ts holds it). */
export const REFUSALS = {
  // Any room
  "invalid-input": say(
    400,
    "This request can't be used as it is. No credits were used; reload the page and try again.",
  ),
  "wrong-number": say(
    400,
    (d) =>
      `The ${String(d.field)} can't be used as it is: ${String(d.problem)} No credits were used; correct it, then try again.`,
  ),
  "wrong-fields": say(
    422,
    (d) =>
      `${count(d.count)} ${d.count === 1 ? "field" : "fields"} can't be saved as ${d.count === 1 ? "it is" : "they are"}, so nothing was. No credits were used; look at what is marked, then save again.`,
  ),
  "changed-meanwhile": say(
    409,
    "Somebody else saved these settings since this page showed them, so yours weren't kept. No credits were used; reload the page to see them, then try again.",
  ),
  "request-too-large": say(413, "This request is too large. No credits were used; choose fewer products."),
  "method-not-allowed": say(
    405,
    "This address doesn't take requests of this kind. No credits were used; open the app in Shopify admin.",
  ),
  "not-found": say(
    404,
    "This doesn't exist in your shop, or no longer. Your credits are unchanged; go to Home and open it from there.",
  ),
  "access-denied": say(
    403,
    "The app isn't allowed to do this in your shop any more. Nothing was changed and no credits were used. Approve its permissions in Shopify, then try again.",
  ),
  "key-reused": say(
    409,
    "This request was already sent with other contents. No credits were used this time; reload the page and start again.",
  ),
  // Credits
  "insufficient-credits": say(
    402,
    (d) =>
      `${count(d.shortfall)} credits short: this needs ${count(d.needed)} and ${count(d.available)} are available. Buy credits, or choose fewer products.`,
  ),
  "spending-frozen": say(
    423,
    "Spending is paused while we check your balance. No credits were used; contact support.",
  ),
  "export-in-progress": say(
    429,
    "Two such files are still being saved. Your credits are unchanged; wait until they are there, then try again.",
  ),
  // Assets
  "downloads-in-progress": say(
    429,
    (d) =>
      `${count(d.limit)} ZIPs are being prepared already. Your credits are unchanged; look at their bars, and try again when one is there.`,
  ),
  "download-unready": say(
    409,
    "This ZIP isn't ready yet. Your credits are unchanged; look at its bar in History, and try again when it is full.",
  ),
  "download-over": say(
    410,
    "This ZIP isn't kept any longer: a download lasts for 24 hours. Your credits and results are unchanged; open History and prepare it again.",
  ),
  // Billing
  "unknown-offer": say(
    400,
    "This isn't sold here. Nothing was charged and your credits are unchanged; choose a plan or a pack from the list.",
  ),
  "no-plan": say(
    409,
    "No plan is running in your shop, so nothing was cancelled. Your credits are unchanged; choose a plan whenever you like.",
  ),
  "plan-is-current": say(
    409,
    (d) =>
      `${String(d.plan)} is your plan already. Nothing was charged and your credits are unchanged; choose another plan, or buy a pack.`,
  ),
  "plan-change-open": say(
    409,
    (d) =>
      `A change to ${String(d.plan)} waits for your answer in Shopify. Nothing was charged and your credits are unchanged; approve or decline it there first.`,
  ),
  "plan-brings-another": say(
    409,
    (d) =>
      `${String(d.plan)} would bring ${count(d.found)} credits at once by now, not ${count(d.expected)}. Nothing was charged and your credits are unchanged; look at the new figures, then choose again.`,
  ),
  "plan-is-another": say(
    409,
    (d) =>
      `Your plan is ${String(d.plan)} by now, so nothing was cancelled. Your credits are unchanged; look at the plan, then choose again.`,
  ),
  "plan-change-awaited": say(
    409,
    (d) =>
      `Shopify still keeps a change to ${String(d.plan)}, so nothing was cancelled. Your credits are unchanged; decline it in Shopify or keep your plan here first, or try again after ${day(d.until)}.`,
  ),
  "plan-frozen": say(
    409,
    (d) =>
      `Shopify has paused ${String(d.plan)} because a bill is unpaid. Your credits are unchanged; settle the bill in Shopify, then choose another plan.`,
  ),
  "plan-paid-until": say(
    409,
    (d) =>
      `Your period of ${String(d.plan)} is paid until ${day(d.until)}. Its credits stay, and a smaller plan can begin after that day; choose the same plan or a larger one, or buy a pack.`,
  ),
  "charge-declined": say(402, "The charge wasn't approved. No credits were bought; you can try again."),
  "plan-over": say(
    409,
    (d) =>
      `This ${String(d.plan)} plan has ended, or another one took its place. The credits that it brought stay in your balance until their dates; go to Credits to see your plan.`,
  ),
  "charge-in-progress": say(
    409,
    "Shopify is still preparing this charge. Nothing was charged and your credits are unchanged; try again in a moment.",
  ),
  "charge-unexplained": say(
    409,
    "This charge isn't what was ordered here. No credits were added yet; contact support and we will sort it out.",
  ),
  "shopify-unavailable": say(
    503,
    "Shopify didn't answer. Nothing was charged and no credits were used; try again in a moment.",
  ),
  "test-charge-refused": say(
    402,
    "Test charges don't buy credits here. Your credits are unchanged; choose a pack and approve its charge.",
  ),
  "shopify-refused": say(
    502,
    (d) =>
      `Shopify refused this charge (“${String(d.problem ?? "no reason given")}”). Nothing was charged and your credits are unchanged; try again, or contact support.`,
  ),
  // Generation
  "nothing-to-generate": say(
    422,
    "None of the chosen products has a photo that can be used. No credits were used; add a photo of at least 500 pixels.",
  ),
  "selection-changed": say(
    409,
    (d) =>
      `The chosen products changed since this page read them: they now make ${count(d.found)} ${d.found === 1 ? "result" : "results"} instead of ${count(d.expected)}. No credits were used; look at the new figures, then generate.`,
  ),
  "too-many-items": say(
    422,
    (d) => `At most ${count(d.limit)} results fit into one run. No credits were used; choose fewer products.`,
  ),
  "unsupported-quality": say(
    422,
    "This quality can't be made at the moment. No credits were used; choose another quality.",
  ),
  "unsupported-style": say(
    422,
    "This style can't be made at the moment. No credits were used; choose other proportions, another background or another engine.",
  ),
  "video-needs-backdrop": say(
    422,
    "A video can't be transparent: what plays it would show black. No credits were used; choose another background, or pictures.",
  ),
  "unknown-style": say(
    404,
    "This style was deleted, or never was in your shop. No credits were used; choose another style.",
  ),
  "style-name-taken": say(
    409,
    (d) =>
      `Another style is called “${String(d.name)}” already, so this one wasn't saved. Your credits are unchanged; choose another name.`,
  ),
  "too-many-variations": say(422, (d) =>
    Number(d.limit) === 1
      ? "Without a shadow every picture of this style would look the same. No credits were used; choose one variation, or a style with a shadow."
      : `This style has at most ${count(d.limit)} variations of a photo. No credits were used; choose fewer variations.`,
  ),
  "still-reading": say(
    409,
    "The chosen products are still being read from your shop. No credits were used; wait until the summary shows what they make, then generate.",
  ),
  "reading-outdated": say(
    409,
    "These products were read from your shop too long ago, or couldn't be read. No credits were used; look at the summary again, then generate.",
  ),
  "budget-too-small": say(
    422,
    (d) =>
      `The budget doesn't pay for a single result: one takes ${count(d.needed)} credits. No credits were used; try a larger budget.`,
  ),
  "budget-spent": say(
    409,
    (d) =>
      `The order's budget of ${count(d.budget)} credits is used up: ${count(d.bound)} are used or held. No credits were used; choose a larger budget to go on.`,
  ),
  "daily-limit": say(
    409,
    (d) =>
      `Your daily limit is ${count(d.limit)} credits, and ${count(d.bound)} were used or held in the last 24 hours: ${count(d.needed)} more don't fit. No credits were used; choose fewer products, raise the limit, or wait.`,
  ),
  "order-moved-on": say(
    409,
    (d) =>
      `The order has moved on since this page read it: ${count(d.found)} ${d.found === 1 ? "item is" : "items are"} left instead of ${count(d.expected)}. No credits were used; look at the new figures, then continue.`,
  ),
  "nothing-to-retry": say(
    409,
    "There is nothing to try again: nothing failed, or it was tried again already. No credits were used; look at the order's other runs.",
  ),
  "no-outline": say(
    409,
    "There is no outline to correct: this result wasn't cut out here, or its cut-out wasn't what failed. No credits were used; look at the run to see how to go on.",
  ),
  "photo-changed": say(
    409,
    "The product's photo was replaced or removed after this result was made. No credits were used; generate the product again from its photo of now.",
  ),
  "photo-unreadable": say(
    503,
    "The photo can't be opened at the moment. Your credits are unchanged; try again in a minute.",
  ),
  "outline-empty": say(
    409,
    "Nothing in the photo is marked as product. No credits were used; paint over the product with Keep, then try again.",
  ),
  "correction-open": say(
    409,
    "This result is already being made again, and no credits are used for it. Wait until it is there, then start another correction.",
  ),
  "corrections-used-up": say(
    409,
    (d) =>
      `This result was made again ${count(d.limit)} times without charge, which is as often as it goes. No credits were used; generate the product again from another photo.`,
  ),
  "run-over": say(
    409,
    "This run has ended or was cancelled, so nothing was changed. The credits of what wasn't made are back in your balance; look at the run to see what came of it.",
  ),
  // Catalog
  "selection-too-large": say(
    422,
    (d) =>
      `At most ${count(d.limit)} products can be read at once. No credits were used; choose fewer products.`,
  ),
  "search-not-understood": say(
    422,
    "Shopify doesn't understand a part of this search. No credits were used; change the search, then try again.",
  ),
  // Review
  "not-checked": say(
    409,
    "This result is still being checked, so your answer wasn't kept. Your credits are unchanged; try again in a moment.",
  ),
  "blocked-by-rule": say(
    409,
    "A rule of the place where this result is to be shown blocks it. Your credits are unchanged; generate it again, or use another photo.",
  ),
  "found-since": say(
    409,
    "Since this page showed the result, a check has found something else, so it wasn't accepted. Your credits are unchanged; look at what is new, then answer again.",
  ),
  "answered-meanwhile": say(
    409,
    (d) =>
      `${d.isOwn ? "You have" : "Somebody else has"} answered meanwhile: ${ANSWERS[String(d.decision)]} by ${d.isOwn ? "you" : actorWords(String(d.by))} on ${moment(d.at)}. That answer stands and your credits are unchanged; look at it, then answer again.`,
  ),
  // Publishing
  "order-unanswered": say(
    409,
    "Before the first results of an order are published, somebody has to say whether they show what the customer gets. Publishing costs no credits; look at a few of them and answer, then publish.",
  ),
  "order-denied": say(
    409,
    "Somebody said that the results of this order don't show what the customer gets, so nothing was published. Publishing costs no credits; change the answer if that was wrong, or generate the products again from other photos.",
  ),
  "nothing-to-publish": say(
    422,
    "None of the chosen results has passed review. Publishing costs no credits; review them, then publish.",
  ),
  "already-published": say(
    409,
    "These results are already published or on their way, and nothing was added twice. Publishing costs no credits; look at them on their products in Shopify.",
  ),
  "already-on-product": say(
    409,
    "This result is on its product or on its way there, so your answer wasn't kept. No credits were used; if it isn't right, remove it from the product in Shopify.",
  ),
  "publication-under-way": say(
    409,
    (d) =>
      `${count(d.count)} of these results ${d.count === 1 ? "is" : "are"} on the way to a product, so nothing was deleted. No credits were used; look at the publication, and try again when it has ended.`,
  ),
  "publication-over": say(
    409,
    "This publication has ended, was cancelled, or wasn't started yet, so nothing was changed. Publishing costs no credits; look at the publication to see how it stands.",
  ),
  "publication-begun": say(
    409,
    "This plan was started or cancelled meanwhile, so it wasn't changed. Publishing costs no credits; look at the publication to see how it stands.",
  ),
  "plan-changed": say(
    409,
    "This plan was changed in another window, so nothing was published. Publishing costs no credits; look at it again, then publish.",
  ),
  "alt-text-too-long": say(
    400,
    (d) =>
      `This alternative text is longer than the ${count(d.limit)} characters that Shopify takes, where an emoji counts as two or more, so nothing was changed. Publishing costs no credits; try a shorter one.`,
  ),
  "plan-unchecked": say(
    409,
    (d) =>
      `${count(d.count)} ${d.count === 1 ? "product is" : "products are"} still being looked at, so nothing was published. Publishing costs no credits; wait until all were checked, then publish.`,
  ),
  "plan-hindered": say(
    409,
    (d) =>
      `${count(d.count)} planned ${d.count === 1 ? "result" : "results"} can't be published as ${d.count === 1 ? "it is" : "they are"}, so nothing was. Publishing costs no credits; leave out or change what is hindered, then publish.`,
  ),
  "nothing-to-undo": say(
    409,
    "Nothing of this is on its products any more, or it is being undone already. Your credits are unchanged; look at the publication to see how it stands.",
  ),
  "still-publishing": say(
    409,
    "These products are still being published, so nothing was undone. Your credits are unchanged; look at the publication, then undo it once these have ended.",
  ),
  "not-reviewed": say(
    409,
    (d) =>
      `${count(d.count)} of the chosen results ${d.count === 1 ? "hasn't" : "haven't"} passed review, so nothing was published. Publishing costs no credits; review the results, then publish.`,
  ),
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

/** The HTTP answer to a refusal: status and a body with reason, sentence and figures. */
export function refusalToHttp(refusal: Refusal): { status: number; body: Record<string, unknown> } {
  const text: RefusalText = REFUSALS[refusal.reason];
  const { ok, ...details } = refusal;
  return { status: text.status, body: { ok, ...details, message: text.message(details) } };
}
