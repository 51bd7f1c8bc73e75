import { z } from "zod";
import { type Controlled, knownShop, type Operation, parse, shopField } from "./control-input.ts";
import type { DeliveryRow, ShopRow } from "./database.ts";
import { HttpRefusal } from "./http.ts";
import { compliancePayload } from "./installation.ts";
import { attemptState, deliveryState } from "./state.ts";
import { listAttempts } from "./webhooks.ts";

const chosenSchema = z.strictObject({
  shop: shopField,
  /** Numbers from the state or the log; left out, `topic` chooses, and without that everything that fits. */
  ids: z.array(z.number().int()).min(1).optional(),
  topic: z.string().min(1).optional(),
});
type Chosen = z.infer<typeof chosenSchema>;

const topicSchema = z.strictObject({ shop: shopField, topic: z.string().min(1).optional() });

/** The control operations on webhooks, by method and path. */
export const webhookOperations: Record<string, Operation> = {
  "GET /__double/webhooks": ({ context }, { url }) =>
    listAttempts(context, knownShop(context, url.searchParams.get("shop") ?? "")).map(attemptState),

  "POST /__double/webhooks": async ({ context, webhooks }, { body }) => {
    const {
      shop: domain,
      topic,
      payload,
    } = parse(
      z.strictObject({ shop: shopField, topic: z.string().min(1), payload: z.unknown().optional() }),
      body,
    );
    const shop = knownShop(context, domain);
    const id = webhooks.enqueue(shop, topic, payload ?? compliancePayload(shop, topic) ?? {});
    const delivery = context.db.get<DeliveryRow>("SELECT * FROM delivery WHERE id = ?", id)!;
    return deliveryState(delivery.status === "WITHHELD" ? delivery : await webhooks.firstAttempt(id));
  },

  "POST /__double/webhooks/deliver": (controlled, { body }) =>
    sendInOrder(controlled, parse(chosenSchema, body), "status IN ('PENDING', 'WITHHELD', 'FAILED')"),

  "POST /__double/webhooks/duplicate": (controlled, { body }) =>
    sendInOrder(controlled, parse(chosenSchema, body), "attempts > 0"),

  "POST /__double/webhooks/withhold": ({ context, webhooks }, { body }) => {
    const { shop, topic } = parse(topicSchema, body);
    webhooks.withhold(knownShop(context, shop), topic ?? null);
    return { withheld: topic ?? "every topic" };
  },

  "POST /__double/webhooks/release": (controlled, { body }) => {
    const { shop, topic } = parse(topicSchema, body);
    return release(controlled, knownShop(controlled.context, shop), topic, (withheld) => withheld);
  },

  "POST /__double/webhooks/reorder": (controlled, { body }) => {
    const { shop, topic, ids } = parse(chosenSchema, body);
    return release(controlled, knownShop(controlled.context, shop), topic, (withheld) => {
      if (!ids) return withheld.toReversed();
      const known = new Map(withheld.map((delivery) => [delivery.id, delivery]));
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length > 0) throw new HttpRefusal(409, { error: `not withheld: ${unknown.join(", ")}` });
      return [...ids.map((id) => known.get(id)!), ...withheld.filter(({ id }) => !ids.includes(id))];
    });
  },
};

/** Sends what is chosen and fits now, one after the other. */
async function sendInOrder({ context, webhooks }: Controlled, chosen: Chosen, fits: string) {
  const shop = knownShop(context, chosen.shop);
  const found = context.db
    .all<DeliveryRow>(`SELECT * FROM delivery WHERE shop_id = ? AND ${fits} ORDER BY id`, shop.id)
    .filter(
      ({ id, topic }) => chosen.ids?.includes(id) ?? (chosen.topic === undefined || chosen.topic === topic),
    );
  if (found.length === 0) throw new HttpRefusal(409, { error: "no such delivery in a fitting state" });
  const sent = [];
  for (const { id } of found) sent.push(deliveryState(await webhooks.sendNow(id)));
  return sent;
}

async function release(
  { webhooks }: Controlled,
  shop: ShopRow,
  topic: string | undefined,
  order: (withheld: DeliveryRow[]) => DeliveryRow[],
) {
  const ordered = order(webhooks.withheld(shop, topic ?? null));
  webhooks.endWithholding(shop, topic ?? null);
  const sent = [];
  for (const { id } of ordered) {
    sent.push(deliveryState(await webhooks.sendNow(id)));
  }
  return sent;
}
