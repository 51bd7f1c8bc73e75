import type { Ctx } from "#app/platform/ctx.ts";
import { keyOf, questionsIn } from "./checks/claims.ts";
import type { ClaimHit } from "./claims/find-claims.ts";
import { readVerdicts } from "./read-verdicts.ts";
import type { Target } from "./schemas.ts";

/** What is to be shown with a picture: its product's title, and an alternative text that review may not know. */
interface ShownTexts {
  readonly assetId: string;
  readonly title: string;
  readonly altText: string;
}

/**
 * Pictures whose alternative text may claim something that their review didn't ask about, as it was written since. What
 * was asked there is answered by the picture's verdict, and what the title says is the merchant's own.
 *
 * @param lines any number; each different pair of texts is read once
 */
export async function findUnaskedClaims(
  ctx: Ctx,
  { target, lines }: { readonly target: Target; readonly lines: readonly ShownTexts[] },
): Promise<Set<string>> {
  const read = new Map<string, readonly ClaimHit[]>();
  const questionsOf = ({ title, altText }: ShownTexts) => {
    const key = JSON.stringify([title, altText]);
    const hits =
      read.get(key) ??
      questionsIn([
        { where: "title", text: title },
        { where: "alt", text: altText },
      ]);
    read.set(key, hits);
    return hits;
  };
  const asking = lines
    .map((line) => ({ assetId: line.assetId, hits: questionsOf(line) }))
    .filter(({ hits }) => hits.length > 0);
  const verdicts = await readVerdicts(ctx, { target, assetIds: asking.map(({ assetId }) => assetId) });
  const isUnasked = ({ assetId, hits }: (typeof asking)[number]) => {
    const claims = verdicts.get(assetId)?.checks.find(({ checkId }) => checkId === "claims");
    const asked = new Set(((claims?.evidence["hits"] ?? []) as readonly ClaimHit[]).map(keyOf));
    return hits.some((hit) => !asked.has(keyOf(hit)));
  };
  return new Set(asking.filter(isUnasked).map(({ assetId }) => assetId));
}
