/** What the review's address asks for: whose results, at which place, and which of them. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { readRun } from "#app/domain/generation/index.server.ts";
import { listQueuePlaces } from "#app/domain/review/index.server.ts";
import { OWN_SHOP, type Target, targetNamed } from "#app/domain/review/schemas.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { refuse } from "#app/platform/errors.ts";

/** What is worked through: what waits for an answer, or what passed with notes and waits for nobody. */
const SHOWS = ["waiting", "notes"] as const;
export type Show = (typeof SHOWS)[number];

export interface Asked {
  /** Null: the shop's newest results. */
  readonly runId: string | null;
  readonly place: Target;
  readonly show: Show;
  /** The places that have a queue of these results. */
  readonly places: readonly Target[];
}

/** A run that isn't the shop's leads nowhere; a place that is none, or has no queue here, shows the shop itself. */
export async function readAsked(ctx: ShopCtx, query: URLSearchParams): Promise<Asked> {
  const runId = await askedRun(ctx, query);
  const places = await listQueuePlaces(ctx, { runId });
  const named = targetNamed(query.get("place") ?? "");
  return {
    runId,
    places,
    place: places.find((place) => place === named) ?? OWN_SHOP,
    show: z.enum(SHOWS).catch("waiting").parse(query.get("show")),
  };
}

/** Null: the address names none. */
async function askedRun(ctx: ShopCtx, query: URLSearchParams): Promise<string | null> {
  const named = query.get("run") ?? "";
  if (named === "") return null;
  const isId = z.uuid().safeParse(named).success;
  orThrow(isId ? await readRun(ctx, { runId: named, limit: 0 }) : refuse("not-found"));
  return named;
}
