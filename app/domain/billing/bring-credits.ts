import { codedReason, grantPlan, grantTrial, takeBack } from "#app/domain/credits/index.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import { PERIOD_DAYS, TRIAL } from "./offers.ts";
import { creditsUntil, judgePeriod } from "./periods.ts";
import { addGrantedCredits, readLatestPeriod, setPeriodCredits, writePeriod } from "./plan-store.ts";
import type { BillingPorts, SubscriptionFacts } from "./ports.ts";
import { planOf } from "./standing.ts";
import type { BillingIntent } from "./store.ts";

/**
 * Gives what a running subscription has brought since it was read before: the credits of paid periods, the share of an
 * upgrade, the trial. Periods and credits change in the caller's transaction, and each grant has the period's key.
 * @returns how many credits came in.
 */
export async function bringCredits(
  ctx: Ctx<BillingPorts> & { readonly tx: Tx },
  intent: BillingIntent,
  charge: SubscriptionFacts,
  { ranBefore, readAt }: { readonly ranBefore: boolean; readonly readAt: Date },
): Promise<number> {
  const { tx, shopId } = ctx;
  const { chargeGid, test } = charge;
  const { name: plan, credits: planCredits } = planOf(intent);
  const step = judgePeriod(
    await readLatestPeriod(tx, shopId),
    {
      planCredits,
      periodEnd: new Date(charge.currentPeriodEnd ?? Number.NaN),
      createdAt: new Date(charge.createdAt),
      trialDays: charge.trialDays,
      ranBefore,
    },
    readAt,
  );
  const key = (periodEnd: Date) => `plan:${shopId}:${periodEnd.toISOString()}`;
  const give = async (periodEnd: Date, sourceKey: string, credits: number, reason: string) => {
    if (credits === 0) return 0;
    const expiresAt = creditsUntil(periodEnd);
    const grant = { sourceKey, credits, label: plan, expiresAt, chargeGid, test, reason };
    const granted = await grantPlan(ctx, grant);
    if (!granted.ok) throw new Error(`period ${sourceKey} was granted before with other contents`);
    return granted.grantedCredits;
  };

  let granted = 0;
  switch (step.kind) {
    case "none":
      break;
    case "trial": {
      const { periodEnd } = step;
      await writePeriod(tx, shopId, { periodEnd, chargeGid, isTrial: true, planCredits: 0 });
      const trial = await grantTrial(ctx, {
        sourceKey: `trial:${shopId}`,
        credits: TRIAL.credits,
        label: codedReason("trial.label"),
        expiresAt: creditsUntil(periodEnd),
        chargeGid,
        test,
        reason: codedReason("plan.trial", { plan }),
      });
      granted = trial.ok ? trial.grantedCredits : 0;
      break;
    }
    case "paid":
      for (const periodEnd of step.periodEnds) {
        await writePeriod(tx, shopId, { periodEnd, chargeGid, isTrial: false, planCredits });
        granted += await give(
          periodEnd,
          key(periodEnd),
          planCredits,
          codedReason("plan.period", { plan, count: PERIOD_DAYS }),
        );
      }
      break;
    case "joined":
      await writePeriod(tx, shopId, { periodEnd: step.periodEnd, chargeGid, isTrial: false, planCredits });
      granted = await give(
        step.periodEnd,
        key(step.periodEnd),
        step.credits,
        codedReason("plan.rest", { plan }),
      );
      ctx.log.error(
        { shopId, chargeGid },
        "a plan goes on in a period that nobody saw: a person has to look",
      );
      break;
    case "raised":
      await setPeriodCredits(tx, shopId, step.periodEnd, planCredits);
      granted = await give(
        step.periodEnd,
        `${key(step.periodEnd)}:${chargeGid}`,
        step.credits,
        codedReason("plan.upgrade", { plan }),
      );
      break;
    case "lowered": {
      await setPeriodCredits(tx, shopId, step.periodEnd, planCredits);
      const taken = await takeBack(ctx, {
        sourceKeyPrefix: key(step.periodEnd),
        atMostCredits: step.credits,
        key: `lowered:${chargeGid}`,
        reason: codedReason("plan.lowered"),
      });
      ctx.log.warn(
        { shopId, chargeGid, credits: step.credits, taken },
        "a plan was lowered within its period",
      );
      break;
    }
    case "overlapping":
      await writePeriod(tx, shopId, {
        periodEnd: step.periodEnd,
        chargeGid,
        isTrial: false,
        planCredits: Math.max(planCredits, (await readLatestPeriod(tx, shopId))?.planCredits ?? 0),
      });
      granted = await give(
        step.periodEnd,
        key(step.periodEnd),
        step.credits,
        codedReason("plan.rest", { plan }),
      );
      ctx.log.error({ shopId, chargeGid }, "a plan's period begins inside a paid one: a person has to look");
      break;
  }
  if (granted > 0) await addGrantedCredits(tx, shopId, chargeGid, granted);
  return granted;
}
