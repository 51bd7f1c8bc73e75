/** Mutations that carry many entries: what became of each of them. */
import type { Answer, MediaRefusal } from "#app/domain/publishing/ports.ts";
import { userErrorsOf } from "./admin-client.ts";

type UserErrors = Parameters<typeof userErrorsOf>[0];

/** What one call answered: its user errors, and what is known of an entry when there are none. */
interface Sent<Done> {
  readonly payload: UserErrors;
  doneAt(index: number): Done;
}

/**
 * Sends entries with one call and says what became of each. An entry that Shopify refuses is told apart by the index in
 * its user error's field; one error without an index has the entries sent one by one, for nobody knows whose it is.
 *
 * @param others what becomes of those that weren't refused beside one that was: Shopify documents nowhere that it does
 *   nothing then, so they are `unknown`; what may be sent twice is sent `again` without the refused ones
 */
export async function sendEntries<Entry, Done>(
  entries: readonly Entry[],
  others: "unknown" | "again",
  send: (entries: readonly Entry[]) => Promise<Sent<Done>>,
): Promise<Answer<Done>[]> {
  if (entries.length === 0) return [];
  const { payload, doneAt } = await send(entries);
  const refusal = userErrorsOf(payload);
  if (!refusal) return entries.map((_, index) => doneAt(index));
  if (entries.length === 1) return [{ ok: false, ...refusal }];
  const refused = refusalsByEntry(payload);
  if (!refused) {
    const answers: Answer<Done>[] = [];
    for (const entry of entries) answers.push(...(await sendEntries([entry], others, send)));
    return answers;
  }
  const left = entries.filter((_, index) => !refused.has(index));
  const again = others === "again" ? await sendEntries(left, others, send) : [];
  let next = 0;
  return entries.map((_, index) => refused.get(index) ?? again[next++] ?? "unknown");
}

/** The refusals by their entries; null when one of them names no entry. */
function refusalsByEntry(payload: UserErrors): Map<number, MediaRefusal> | null {
  const refused = new Map<number, MediaRefusal>();
  for (const error of payload?.userErrors ?? []) {
    const index = Number(error.field?.find((part) => /^\d+$/.test(part)) ?? Number.NaN);
    const refusal = userErrorsOf({ userErrors: [error] });
    if (!Number.isInteger(index) || !refusal) return null;
    if (!refused.has(index)) refused.set(index, { ok: false, ...refusal });
  }
  return refused;
}
