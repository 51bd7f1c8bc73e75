import { askApp, type Problem } from "../../shared/ask-app.ts";

/**
 * Has the app keep the products as a draft of an order, which Create's address then names: 250 products would not fit
 * into an address. The app begins to read them from the shop at once. Nothing is charged by it.
 *
 * @returns the page of Create that has these products
 */
export async function keepSelection(
  productGids: readonly string[],
): Promise<{ ok: true; path: string } | { ok: false; problem: Problem }> {
  const answered = await askApp("/api/drafts", { selection: { productGids } });
  if (!answered.ok) return answered;
  const draftId = (answered.answer as { draftId?: unknown } | null)?.draftId;
  return typeof draftId === "string" && /^[0-9a-f-]{36}$/.test(draftId)
    ? { ok: true, path: `/app/create?draft=${draftId}` }
    : { ok: false, problem: "refused" };
}
