/** Items on one page of a run's grid. */
export const RUN_PAGE_SIZE = 48;

/** The page that an address asks for, from 1 on; 1 for anything that is none. */
export function pageNumber(query: URLSearchParams): number {
  const text = query.get("page") ?? "";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
