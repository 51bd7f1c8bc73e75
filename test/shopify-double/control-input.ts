import { z } from "zod";
import { type DoubleContext, findShop } from "./context.ts";
import type { ShopRow } from "./database.ts";
import { HttpRefusal } from "./http.ts";
import type { ShopHost } from "./shop-host.ts";
import type { Webhooks } from "./webhook-queue.ts";

/** What the control API works on. */
export interface Controlled {
  context: DoubleContext;
  shopHost: ShopHost;
  webhooks: Webhooks;
}

export interface Call {
  url: URL;
  body: Record<string, unknown>;
}

/** Returns the answer's body; refuses by throwing an HttpRefusal. */
export type Operation = (controlled: Controlled, call: Call) => Promise<unknown> | unknown;

export const shopField = z.string();

/** The shop of that domain; refuses with 404 when it was never seen. */
export function knownShop(context: DoubleContext, domain: string): ShopRow {
  const shop = findShop(context.db, domain);
  if (!shop) throw new HttpRefusal(404, { error: `unknown shop ${domain}` });
  return shop;
}

/** Checks a body; refuses with 400 and says why. */
export function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new HttpRefusal(400, { error: z.prettifyError(parsed.error) });
  return parsed.data;
}
