/** Counts everything again after the main job: money, pictures, and what is on the shop. */
import { PICTURE_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import type { DoubleState, ProductState } from "../shopify-double/client.ts";
import type { MainJobResult } from "./result.ts";

type Facts = Omit<MainJobResult, "problems">;

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** Credits bought and used by this job, from its lines of the statement. */
export function creditTotals({ balanceBefore, balanceAfter, statement }: Facts) {
  const added = statement.filter((line) => line.kind !== "grant" || line.chargeGid !== null);
  const amounts = (kind: string) =>
    sum(added.filter((line) => line.kind === kind).map((line) => line.amount));
  return {
    before: balanceBefore.availableCredits + balanceBefore.heldCredits,
    bought: amounts("grant"),
    captured: -amounts("capture"),
    after: balanceAfter.availableCredits,
    held: balanceAfter.heldCredits,
  };
}

/** What was lost or cannot be explained, one sentence each. */
export function findProblems(facts: Facts): string[] {
  return [...moneyProblems(facts), ...pictureProblems(facts), ...shopProblems(facts)];
}

function moneyProblems(facts: Facts): string[] {
  const { before, bought, captured, after, held } = creditTotals(facts);
  const problems: string[] = [];
  if (before + bought - captured !== after)
    problems.push(`${before} + ${bought} − ${captured} is not ${after}`);
  if (held !== 0) problems.push(`${held} credits are still held`);
  const price = facts.assets.length * PICTURE_PRICE_CREDITS.standard;
  if (captured !== price) problems.push(`${captured} credits were used for pictures that cost ${price}`);
  for (const item of facts.items) {
    if (item.failure && item.failure.creditsReturned !== item.priceCredits) {
      problems.push(
        `${item.sku} failed and ${item.failure.creditsReturned} of ${item.priceCredits} credits came back`,
      );
    }
  }
  const last = facts.statement.at(-1);
  if (last && last.balance !== after + held)
    problems.push(`the statement ends at ${last.balance}, not at ${after + held}`);
  return problems;
}

function pictureProblems({ items, assets, runs }: Facts): string[] {
  const problems: string[] = [];
  const count = sum(runs.map((run) => run.itemCount));
  if (items.length !== count) problems.push(`${items.length} items are listed of ${count}`);
  const made = new Map(assets.map((asset) => [asset.itemId, asset]));
  if (made.size !== assets.length) problems.push("an item has two pictures");
  for (const item of items) {
    if ((item.status === "done") !== made.has(item.itemId)) {
      problems.push(
        `${item.sku} is ${item.status} and ${made.has(item.itemId) ? "has a" : "has no"} picture`,
      );
    }
  }
  return problems;
}

function shopProblems({ changeset, shopBefore, shopAfter }: Facts): string[] {
  const problems: string[] = [];
  const before = byId(shopBefore);
  const published = new Map<string, string[]>();
  for (const product of changeset?.products ?? []) {
    if (product.status !== "done")
      problems.push(`${product.productGid} is ${product.status}: ${product.failure?.text}`);
    const files = product.steps.flatMap((step) => (step.mediaGid ? [step.mediaGid] : []));
    published.set(product.productGid, [...(published.get(product.productGid) ?? []), ...files]);
  }
  for (const product of shopAfter.products) {
    const old = before.get(product.id)?.media ?? [];
    const added = product.media.slice(old.length);
    if (
      old.some(
        (medium, place) =>
          JSON.stringify(withoutBytes(medium)) !== JSON.stringify(withoutBytes(product.media[place])),
      )
    ) {
      problems.push(`${product.title}: what was there before has changed`);
    }
    const wanted = (published.get(product.id) ?? []).toSorted();
    if (JSON.stringify(added.map(({ id }) => id).toSorted()) !== JSON.stringify(wanted)) {
      problems.push(`${product.title}: ${added.length} new media, ${wanted.length} were published`);
    }
    if (added.some(({ status, alt }) => status !== "READY" || alt === "")) {
      problems.push(`${product.title}: a new medium is not ready or has no alt text`);
    }
  }
  for (const [counter, counts] of Object.entries(shopAfter.counters)) {
    if (counter !== "ops" && Object.keys(counts).length > 0)
      problems.push(`${counter}: ${JSON.stringify(counts)}`);
  }
  return problems;
}

const byId = (state: DoubleState): Map<string, ProductState> =>
  new Map(state.products.map((product) => [product.id, product]));

/** A seeded picture is made when somebody first looks at it; until then its bytes are not known. */
function withoutBytes(medium: ProductState["media"][number] | undefined): object {
  const { sha256: _sha256, bytes: _bytes, ...rest } = medium ?? { sha256: null, bytes: null };
  return rest;
}
