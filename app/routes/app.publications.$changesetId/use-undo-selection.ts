import { useState } from "react";
import type { ProductView } from "./presenter.server.ts";
import type { UndoFigures } from "./publication-sentences.ts";

/** What is to be undone; `productGids` null: everything that can be. */
export interface UndoTarget {
  readonly productGids: readonly string[] | null;
  readonly figures: UndoFigures;
}

/** Products that were ticked, on this page and on those before it. One that can't be undone any more drops out. */
export function useUndoSelection(shown: readonly ProductView[]): {
  readonly target: UndoTarget | null;
  readonly has: (productGid: string) => boolean;
  readonly select: (product: ProductView, isSelected: boolean) => void;
  readonly clear: () => void;
} {
  const [ticked, setTicked] = useState<ReadonlyMap<string, UndoFigures>>(new Map());
  const gone = new Set(shown.filter(({ undoable }) => undoable === null).map(({ productGid }) => productGid));
  const selected = [...ticked].filter(([productGid]) => !gone.has(productGid));
  const sum = (name: keyof UndoFigures) => selected.reduce((total, [, figures]) => total + figures[name], 0);
  return {
    target:
      selected.length === 0
        ? null
        : {
            productGids: selected.map(([productGid]) => productGid),
            figures: {
              productCount: sum("productCount"),
              resultCount: sum("resultCount"),
              replacedCount: sum("replacedCount"),
            },
          },
    has: (productGid) => ticked.has(productGid) && !gone.has(productGid),
    select({ productGid, undoable }, isSelected) {
      const next = new Map(ticked);
      if (isSelected && undoable) next.set(productGid, undoable);
      else next.delete(productGid);
      setTicked(next);
    },
    clear: () => setTicked(new Map()),
  };
}
