/** What a merchant does in a whole house, over HTTP: buy credits, choose all products, order so many pictures. */
import { randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import type { Client } from "pg";
import type { Balance } from "#app/domain/credits/schemas.ts";
import type { RunPreview } from "#app/domain/generation/index.server.ts";
import { MAX_VARIATIONS, type PlatformId, RATIOS, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { ORDER_QUESTIONS } from "#app/domain/review/schemas.ts";
import type { AppClient } from "../demo/app-client.ts";
import type { House } from "../demo/house.ts";
import { until } from "../demo/until.ts";

/** The largest pack: 10,000 Standard pictures. */
export const LARGEST_PACK = { offerId: "pack-150000", credits: 150_000 };
export const SMALLEST_PACK = { offerId: "pack-500", credits: 500 };
const STANDARD_CREDITS = 15;
/** Five proportions in four variations: so many pictures are ordered of a product, and 10,000 fit into an order exactly. */
export const MOST_PICTURES_OF_A_PRODUCT = 20;
const RETRY_MS = 500;
const MAX_TRIES = 240;

/** A client that asks again while the web process is being started anew. */
export function patient(app: AppClient): AppClient {
  const again = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        if (tries > MAX_TRIES) throw error;
        await after(RETRY_MS);
      }
    }
  };
  const sound = <Body>(answer: { status: number; body: Body }) => {
    if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
    return answer;
  };
  return {
    get: (path) => again(async () => sound(await app.get<never>(path))),
    post: (path, input) => again(async () => sound(await app.post<never>(path, input))),
    bytes: (path) => again(() => app.bytes(path)),
  };
}

/** What the shop owns: free and held. */
export async function credits(app: AppClient): Promise<number> {
  const { availableCredits, heldCredits } = (await app.get<{ balance: Balance }>("/api/credits")).body
    .balance;
  return availableCredits + heldCredits;
}

/** Buys a pack and approves its charge; its credits are there afterwards. */
export async function buyPack(
  house: House,
  app: AppClient,
  { offerId, credits: bought }: typeof LARGEST_PACK,
): Promise<void> {
  const before = await credits(app);
  await app.post("/api/packs", { offerId, idempotencyKey: randomUUID(), returnTo: "/app" });
  const charge = (await house.double.state(house.shop)).charges.at(-1);
  if (!charge) throw new Error("Shopify knows no charge");
  await house.double.approve(charge.id);
  await until("the credits", async () => (await credits(app)) >= before + bought || null);
}

/** Says of an order, after a look at these of its results, that packaging and accessories are shown as they are. */
export async function answerForOrder(
  app: AppClient,
  orderId: string,
  sampleAssetIds: readonly string[],
): Promise<void> {
  const { status, body } = await app.post<{ message?: string }>("/api/orders/answers", {
    orderId,
    target: "shopify",
    answers: ORDER_QUESTIONS.map((question) => ({ question, answer: "yes" })),
    sampleAssetIds,
  });
  if (status !== 200) throw new Error(`the answer for an order was refused: ${body.message}`);
}

/**
 * Orders exactly `items` Standard pictures of products, in as many proportions and variations as it takes; what was made
 * before is made again.
 *
 * @param options `platforms`: for which places they are meant beside the shop itself; `productGids`: of which products,
 * of all without it
 */
export async function orderPictures(
  app: AppClient,
  items: number,
  {
    platforms = [],
    productGids,
  }: { readonly platforms?: readonly PlatformId[]; readonly productGids?: readonly string[] } = {},
): Promise<{ orderId: string; runId: string }> {
  const { body: draft } = await app.post<{ draftId: string }>("/api/drafts", {
    selection: productGids ? { productGids } : { all: true },
  });
  const settings = (ratios: number, variations: number) => ({
    draftId: draft.draftId,
    quality: "standard",
    style: { settings: { recipe: WHITE_RECIPE, ratios: RATIOS.slice(0, ratios), platforms } },
    variations,
    again: true,
  });
  const { productCount } = await until("reading the products", async () => {
    const { body } = await app.post<RunPreview>("/api/previews", settings(1, 1));
    if (body.state === "failed") throw new Error(body.message);
    return body.state === "ready" ? body : null;
  });
  const each = Math.ceil(items / productCount);
  const ratios = Math.min(Math.ceil(each / MAX_VARIATIONS), RATIOS.length);
  const variations = Math.min(Math.ceil(each / ratios), MAX_VARIATIONS);
  const { status, body } = await app.post<{ orderId: string; runId: string; message?: string }>("/api/runs", {
    ...settings(ratios, variations),
    // Exactly as many as were asked for, though the products don't divide them.
    budgetCredits: items * STANDARD_CREDITS,
  });
  if (status !== 200) throw new Error(`the order was refused: ${body.message}`);
  return body;
}

/** How many items of the whole house have ended. */
export async function endedItems(database: Client): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM generation_item WHERE status NOT IN ('queued', 'running')",
  );
  return rows[0]?.count ?? 0;
}
