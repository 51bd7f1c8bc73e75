import { useCallback, useState } from "react";
import { MAX_CHOSEN } from "#app/domain/assets/schemas.ts";

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly isFull: boolean;
  readonly choose: (assetIds: readonly string[], isChosen: boolean) => void;
  readonly clear: () => void;
}

/**
 * Which results are chosen, over the pages of what one address shows; another filter begins anew. At most MAX_CHOSEN: the
 * first ones stay. A selection is kept by the page and not by the address: a link that deletes is nothing to be sent around.
 */
export function useSelection(scope: string): Selection {
  const [kept, setKept] = useState<{ readonly scope: string; readonly chosen: ReadonlySet<string> }>({
    scope,
    chosen: new Set(),
  });
  const chosen = kept.scope === scope ? kept.chosen : NONE;
  // The same for as long as the scope is: tiles that it is handed to aren't drawn anew.
  const choose = useCallback(
    (assetIds: readonly string[], isChosen: boolean) =>
      setKept((before) => {
        const next = new Set(before.scope === scope ? before.chosen : NONE);
        for (const assetId of assetIds) {
          if (!isChosen) next.delete(assetId);
          else if (next.size < MAX_CHOSEN) next.add(assetId);
        }
        return { scope, chosen: next };
      }),
    [scope],
  );
  return {
    chosen,
    isFull: chosen.size >= MAX_CHOSEN,
    choose,
    clear: () => setKept({ scope, chosen: NONE }),
  };
}

const NONE: ReadonlySet<string> = new Set();
