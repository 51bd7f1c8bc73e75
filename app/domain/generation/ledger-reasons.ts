/**
 * Why credits of a run moved. The ledger keeps it in codes: a line is written in nobody's language, outlives what is
 * known about its product, and is read in every language.
 */
import { t } from "#app/platform/i18n/translate.ts";
import { failureClause } from "./failures.ts";
import type { EngineFailure } from "./ports.ts";
import { FAILURE_CODES, FAILURE_REASONS, type FailureCode, QUALITIES, type Quality } from "./schemas.ts";

export const heldFor = (itemCount: number): string => `held:${itemCount}`;
export const usedFor = (quality: Quality): string => `made:${quality}`;
export const returnedFor = (quality: Quality, { code, reason }: EngineFailure): string =>
  ["failed", quality, code, ...(reason ? [reason] : [])].join(":");
/** Of items that nothing was begun with. */
export const returnedUnbegun = (code: FailureCode): string => `unbegun:${code}`;

/** What a merchant reads of a ledger's reason; one that is no code of ours is a sentence, and stays as it is. */
export function ledgerWords(kept: string): string {
  const [kind, ...parts] = kept.split(":");
  const quality = QUALITIES.find((one) => one === parts[0]);
  if (kind === "held" && /^\d{1,9}$/.test(parts[0] ?? ""))
    return t("failures.ledger.held", { count: Number(parts[0]) });
  if (kind === "made" && quality) return t(`failures.ledger.made.${quality}`);
  const code = FAILURE_CODES.find((one) => one === (kind === "unbegun" ? parts[0] : parts[1]));
  if (kind === "unbegun" && code) return failureClause({ code });
  if (kind !== "failed" || !quality || !code) return kept;
  const reason = FAILURE_REASONS.find((one) => one === parts[2]);
  return t("failures.ledger.failed", {
    item: t(`failures.ledger.made.${quality}`),
    what: failureClause({ code, reason }),
  });
}
