/** What an operator does to one shop's credits by hand. Each needs a reason: merchants read it in their statement. */
import {
  adjustCredits,
  findShopOfCharge,
  readBalance,
  revokeCharge,
  thawCredits,
} from "#app/domain/credits/index.server.ts";
import { refuse } from "#app/platform/errors.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type Command, type Studio, UsageError, refusalReport } from "./command.ts";
import { findShopNamed, noSuchShop } from "./shops.ts";

const balanceLine = async (studio: Studio, shopId: ShopId) => {
  const { availableCredits, heldCredits } = await readBalance(studio.ctxFor(shopId));
  return `${shopId} now has ${availableCredits} credits available and ${heldCredits} held`;
};

function wholeNumber(name: string, text: string): number {
  if (!/^[+-]?\d{1,9}$/.test(text.trim()) || Number(text) === 0) {
    throw new UsageError(`${name} must be a whole number other than 0.`);
  }
  return Number(text);
}

const noSuchCharge = (chargeGid: string) =>
  refusalReport(refuse("not-found"), `No shop got credits from the charge ${chargeGid}.`);

const revoke: Command = {
  name: "credits revoke",
  operands: ["CHARGE"],
  options: { reason: true },
  help: "Take back the unspent credits of a refunded charge (its GID). What runs hold is taken when it comes back.",
  async run(studio, { operands: [chargeGid = ""], options: { reason = "" } }) {
    const shopId = await findShopOfCharge(studio, chargeGid);
    if (!shopId) return noSuchCharge(chargeGid);
    const revoked = await revokeCharge(studio.ctxFor(shopId), { chargeGid, reason });
    if (!revoked.ok) return noSuchCharge(chargeGid);
    return {
      ending: "done",
      lines: [
        `${chargeGid}: ${revoked.revokedCredits} credits taken back, ${revoked.heldCredits} still held by runs, ${revoked.writtenOffCredits} spent and written off`,
        await balanceLine(studio, shopId),
      ],
      result: { shopId, ...revoked },
    };
  },
};

const adjust: Command = {
  name: "credits adjust",
  operands: ["SHOP", "CREDITS"],
  options: { reason: true, key: true, days: false },
  help: "Give CREDITS, or take them when negative. The same KEY does it once. Given credits last DAYS, or for ever.",
  async run(studio, { operands: [shop = "", amount = ""], options: { reason = "", key = "", days } }) {
    const credits = wholeNumber("CREDITS", amount);
    const lifetimeDays = days === undefined ? undefined : wholeNumber("--days", days);
    if (lifetimeDays !== undefined && (lifetimeDays < 0 || credits < 0)) {
      throw new UsageError("--days is for credits that are given, and at least 1.");
    }
    const shopId = await findShopNamed(studio, shop);
    if (!shopId) return noSuchShop(shop);
    const adjusted = await adjustCredits(studio.ctxFor(shopId), {
      credits,
      key,
      reason,
      ...(lifetimeDays !== undefined && { lifetimeDays }),
    });
    if (!adjusted.ok) {
      return refusalReport(
        adjusted,
        adjusted.reason === "key-reused"
          ? `The key ${key} was used for another adjustment. Nothing was changed.`
          : `Only ${adjusted.available} credits are available. Nothing was taken.`,
      );
    }
    return {
      ending: "done",
      lines: [`Adjusted by ${adjusted.adjustedCredits} credits`, await balanceLine(studio, shopId)],
      result: { shopId, ...adjusted },
    };
  },
};

const thaw: Command = {
  name: "credits thaw",
  operands: ["SHOP"],
  options: { reason: true },
  help: "Let a frozen shop spend again, once its books agree.",
  async run(studio, { operands: [shop = ""], options: { reason = "" } }) {
    const shopId = await findShopNamed(studio, shop);
    if (!shopId) return noSuchShop(shop);
    const thawed = await thawCredits(studio.ctxFor(shopId), { reason });
    if (!thawed.ok) {
      return refusalReport(thawed, `The books of ${shopId} still disagree: reconcile names the rows.`);
    }
    return {
      ending: "done",
      lines: [thawed.thawed ? `${shopId} can spend again` : `${shopId} wasn't frozen`],
      result: { shopId, ...thawed },
    };
  },
};

export const creditsCommands: readonly Command[] = [revoke, adjust, thaw];
