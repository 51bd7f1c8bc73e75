import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { notifyJob } from "./jobs/notify.ts";
import { insertNotification, wasToldWithin } from "./notification-store.ts";
import type { AccountPorts } from "./ports.ts";
import { readPreference } from "./preferences.ts";
import type { NotificationFacts, NotificationKind } from "./schemas.ts";

/** Which tick of Profile sends which kind. */
const TICKS = { "run-ended": "runEnded", failures: "failures", "low-balance": "lowBalance" } as const;

/**
 * Tells a shop something: in the app always, by e-mail when it is ticked and can be sent. Within the ctx's transaction the
 * notification and its job exist exactly when that commits.
 *
 * @param about what it is about, within its kind: of the same thing a shop is told once
 * @param onceInDays left out: of each thing; else nothing of the kind is told again for so many days
 * @returns false when it was told before
 */
export function notify<Kind extends NotificationKind>(
  ctx: Ctx<Pick<AccountPorts, "mailer">>,
  {
    kind,
    about,
    facts,
    onceInDays,
  }: {
    readonly kind: Kind;
    readonly about: string;
    readonly facts: NotificationFacts<Kind>;
    readonly onceInDays?: number;
  },
): Promise<boolean> {
  const { shopId, ids, jobs, ports } = ctx;
  return inTransaction(ctx, async (tx) => {
    if (onceInDays !== undefined && (await wasToldWithin(tx, shopId, { kind, days: onceInDays })))
      return false;
    const isMailed = ports.mailer !== null && (await wantsMail({ ...ctx, tx }, kind));
    const notificationId = ids.next();
    if (!(await insertNotification(tx, shopId, { notificationId, kind, about, facts, isMailed })))
      return false;
    if (isMailed)
      await jobs.enqueue(notifyJob, [{ payload: { v: 1, shopId, notificationId }, group: shopId }], tx);
    return true;
  });
}

/** Whether the shop wants this kind by e-mail, and said where to. */
export async function wantsMail(ctx: Ctx, kind: NotificationKind): Promise<boolean> {
  const ticked = (await readPreference(ctx, { key: "emails" }))?.[TICKS[kind]] ?? false;
  return ticked && ((await readPreference(ctx, { key: "contact" }))?.email ?? null) !== null;
}
