import type { Ctx } from "#app/platform/ctx.ts";
import { requestHash } from "./ledger.ts";
import { codedReason } from "./reasons.ts";
import { WELCOME_CREDITS } from "./schemas.ts";
import { writeGrant } from "./store.ts";

/**
 * Gives a shop its welcome credits, once for ever: also after uninstall, redaction and reinstall. They never expire.
 * @param input.gidHmac keyed hash of the shop's GID, the name by which a shop is found again.
 * @returns 0 granted credits when this shop had them before.
 */
export async function grantWelcome(
  ctx: Ctx,
  { gidHmac }: { readonly gidHmac: string },
): Promise<{ readonly ok: true; readonly grantedCredits: number }> {
  const outcome = await writeGrant(ctx, {
    source: "welcome",
    sourceKey: `welcome:${gidHmac}`,
    credits: WELCOME_CREDITS,
    expires: null,
    label: codedReason("welcome.label"),
    test: false,
    chargeGid: null,
    reason: codedReason("welcome.given"),
    // The source alone says what is asked: a changed welcome amount must not give a shop a second welcome.
    requestHash: requestHash([]),
  });
  return { ok: true, grantedCredits: outcome === "granted" ? WELCOME_CREDITS : 0 };
}
