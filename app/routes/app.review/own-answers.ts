/** What the server has kept of this page's answers: further ones follow them. Pure but for its own memory. */
import type { SeenPicture } from "#app/domain/review/schemas.ts";
import type { Outgoing } from "./review-state.ts";

/** What was kept about one picture. */
interface KeptAnswer {
  readonly assetId: string;
  readonly decisionId: string;
}

export interface OwnAnswers {
  /**
   * The pictures of an answer as this page has seen them, its own answers included. A withdrawal is of what was kept of
   * its answer and of nothing else: where nothing was, an older answer would be taken back.
   */
  readonly named: (answer: Outgoing) => SeenPicture[];
  /** @param named as they were sent */
  readonly keep: (answer: Outgoing, named: readonly SeenPicture[], decided: readonly KeptAnswer[]) => void;
}

const keyOf = (assetId: string, decisionId: string | null): string => `${assetId} ${decisionId ?? ""}`;

export function createOwnAnswers(): OwnAnswers {
  /** What this page has put upon which decision. */
  const following = new Map<string, string>();
  const keptOf = new Map<number, ReadonlySet<string>>();
  const withOwn = (picture: SeenPicture): SeenPicture => {
    const { assetId, seen } = picture;
    let { decisionId } = seen;
    for (
      let next = following.get(keyOf(assetId, decisionId));
      next;
      next = following.get(keyOf(assetId, decisionId))
    )
      decisionId = next;
    return { ...picture, seen: { ...seen, decisionId } };
  };
  return {
    named: ({ pictures, undoes }) =>
      pictures
        .filter(({ assetId }) => undoes === undefined || keptOf.get(undoes.number)?.has(assetId))
        .map(withOwn),
    keep: ({ number }, named, decided) => {
      const kept = new Map(decided.map(({ assetId, decisionId }) => [assetId, decisionId]));
      for (const { assetId, seen } of named) {
        const decisionId = kept.get(assetId);
        if (decisionId) following.set(keyOf(assetId, seen.decisionId), decisionId);
      }
      keptOf.set(number, new Set(kept.keys()));
    },
  };
}
