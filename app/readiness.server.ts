/** What is left to do with the results of runs, whatever their number: no result itself is read, only where it stands. */
import { listAssetIds } from "./domain/assets/index.server.ts";
import { type PublicationSummary, summarisePublications } from "./domain/publishing/index.server.ts";
import { summariseVerdicts } from "./domain/review/index.server.ts";
import { OWN_SHOP } from "./domain/review/schemas.ts";
import type { Verdict } from "./domain/review/schemas.ts";
import { type Ctx, inOneTransaction } from "./platform/ctx.ts";

/** A run's results by what can be done with them. */
export interface Readiness {
  /** Passed, and neither on the product nor on the way: what Publish sends. */
  readonly passed: readonly string[];
  /** How many of these could not be published before. */
  readonly failedBeforeCount: number;
  /** Waiting for a person's answer. */
  readonly toLookAt: readonly string[];
  /** Checks are still running. */
  readonly uncheckedCount: number;
  /** On the way to their products: not decided yet. */
  readonly publishingCount: number;
  readonly publishedCount: number;
  /** Added, but the product didn't read back as it should. */
  readonly unconfirmedCount: number;
  /** The newest publication of any of them. */
  readonly changesetId: string | null;
}

/** Where the results of these runs stand; every run is in the answer, with results or without. */
export function readReadiness(
  shop: Ctx,
  { runIds }: { readonly runIds: readonly string[] },
): Promise<Map<string, Readiness>> {
  return inOneTransaction(shop, async (ctx) => {
    const assetIds = await listAssetIds(ctx, { runIds });
    const publications = await summarisePublications(ctx, { assetIds: [...assetIds.values()].flat() });
    const unpublished = [...assetIds.values()].flat().filter((id) => isUnpublished(publications.get(id)));
    const verdicts = await summariseVerdicts(ctx, { assetIds: unpublished, target: OWN_SHOP });
    return new Map(
      runIds.map((runId) => [runId, sortOut(assetIds.get(runId) ?? [], publications, verdicts)]),
    );
  });
}

const isUnpublished = (publication: PublicationSummary | undefined): boolean =>
  publication === undefined || publication.status === "failed" || publication.status === "undone";

function sortOut(
  assetIds: readonly string[],
  publications: ReadonlyMap<string, PublicationSummary>,
  verdicts: ReadonlyMap<string, Verdict>,
): Readiness {
  const known = assetIds.flatMap((assetId) => publications.get(assetId) ?? []);
  const countOf = (status: PublicationSummary["status"]) =>
    known.filter((publication) => publication.status === status).length;
  const unpublished = assetIds.filter((assetId) => isUnpublished(publications.get(assetId)));
  const withVerdict = (...wanted: Verdict[]) =>
    unpublished.filter((assetId) => wanted.includes(verdicts.get(assetId) ?? "unchecked"));
  const passed = withVerdict("pass", "warn");
  return {
    passed,
    failedBeforeCount: passed.filter((assetId) => publications.has(assetId)).length,
    toLookAt: withVerdict("person"),
    uncheckedCount: withVerdict("unchecked").length,
    publishingCount: countOf("publishing"),
    publishedCount: countOf("published"),
    unconfirmedCount: countOf("unconfirmed"),
    // Ids follow time.
    changesetId:
      known
        .map(({ changesetId }) => changesetId)
        .toSorted()
        .at(-1) ?? null,
  };
}
