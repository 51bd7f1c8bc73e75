import { useState } from "react";
import { type Section, foldingIds, openFor, searchManual } from "./search.ts";

/**
 * What of the manual is searched for and what is open. A search shows its hits opened; when it ends, everything is as it
 * was before.
 *
 * @param asked the paragraph that is open from the start, also in what the server writes
 */
export function useFolding(sections: readonly Section[], asked: string | null) {
  const [query, setQuery] = useState("");
  const [read, setRead] = useState<ReadonlySet<string>>(() => new Set(openFor(sections, asked)));
  const [hits, setHits] = useState<ReadonlySet<string>>(new Set());
  const isSearching = query.trim() !== "";
  const open = isSearching ? hits : read;
  const setOpen = isSearching ? setHits : setRead;
  const found = searchManual(sections, query);
  const all = foldingIds(found);
  const areAllOpen = all.every((id) => open.has(id));
  return {
    query,
    isSearching,
    found,
    areAllOpen,
    search: (text: string) => {
      setQuery(text);
      setHits(new Set(foldingIds(searchManual(sections, text))));
    },
    toggleAll: () => setOpen(new Set(areAllOpen ? [] : all)),
    isOpen: (id: string) => open.has(id),
    /** Tells what the browser has opened or closed: by a click, a key, its own search, or `showParagraph`. */
    noteOpen: (id: string, isOpen: boolean) =>
      setOpen((before) => {
        if (before.has(id) === isOpen) return before;
        const after = new Set(before);
        if (isOpen) after.add(id);
        else after.delete(id);
        return after;
      }),
  };
}

/** Opens whatever a paragraph or section lies in, and brings keyboard and eye to its heading. */
export function showParagraph(id: string): void {
  const heading = document.getElementById(id);
  for (let fold = heading?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "start" });
}
