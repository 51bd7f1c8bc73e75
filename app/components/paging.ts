/** Items on one page of a run's grid. */
export const RUN_PAGE_SIZE = 48;

/** The page that an address asks for, from 1 on; 1 for anything that is none. */
export function pageNumber(query: URLSearchParams): number {
  const text = query.get("page") ?? "";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** The page of a run's grid that is shown: the last one when a later one is asked for. */
export const shownPage = (page: number, itemCount: number): number =>
  Math.min(page, Math.max(Math.ceil(itemCount / RUN_PAGE_SIZE), 1));
