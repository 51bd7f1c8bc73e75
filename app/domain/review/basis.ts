import { createHash } from "node:crypto";
import { checksOf } from "./checks/index.ts";
import { ruleOf } from "./rules/platform-rules.ts";
import { ANY_TARGET, type Medium, type Target, TARGETS } from "./schemas.ts";

/**
 * By what a result was judged at a place, or by itself (`any`): every check with its version, and the version of the
 * place's rules, as one short word. Two results with the same word were judged alike; another word means that something
 * was added, changed or taken away since.
 */
export function basisOf(target: Target | typeof ANY_TARGET, medium: Medium): string {
  const scope = target === ANY_TARGET ? "picture" : "target";
  const checks = checksOf(medium).filter((check) => check.scope === scope);
  const words = checks.map(({ id, version }) => `${id} ${version}`).toSorted();
  const rule = target === ANY_TARGET ? [] : [`rules ${ruleOf(target).version}`];
  return createHash("sha256")
    .update([...rule, ...words].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

/** Stands for no basis: something couldn't be asked when it was judged, so that it is judged again. */
export const UNREAD_BASIS = "unread";

/** Every basis that counts today, by place. */
export const currentBases = (): { target: string; basis: string }[] =>
  ([ANY_TARGET, ...TARGETS] as const).flatMap((target) =>
    (["picture", "video"] as const).map((medium) => ({ target, basis: basisOf(target, medium) })),
  );
