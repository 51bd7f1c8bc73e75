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
import { type BookCommand, type Studio, UsageError, refusalReport } from "./command.ts";
import { findShopNamed, noSuchShop } from "./shops.ts";

const balanceLine = async (studio: Studio, shopId: ShopId) => {
  const { availableCredits, heldCredits } = await readBalance(studio.ctxFor(shopId));
  return `${shopId} now has ${availableCredits} credits available and ${heldCredits} held`;
};

/** What one adjustment may give or take; a slip of the hand stays small beside what a balance can count. */
const MAX_ADJUSTED_CREDITS = 1_000_000;
const MAX_LIFETIME_DAYS = 3_650;
/** What the books keep of a reason and a key. */
const MAX_REASON_LENGTH = 500;
const MAX_KEY_LENGTH = 200;

function wholeNumber(name: string, text: string, max: number): number {
  if (!/^[+-]?\d{1,9}$/.test(text.trim()) || Number(text) === 0 || Math.abs(Number(text)) > max) {
    throw new UsageError(`${name} must be a whole number other than 0, at most ${max}.`);
  }
  return Number(text);
}

function shortEnough(name: string, text: string, maxLength: number): string {
  if (text.length > maxLength) throw new UsageError(`${name} must have ${maxLength} characters at most.`);
  return text;
}

const noSuchCharge = (chargeGid: string) =>
  refusalReport(refuse("not-found"), `No shop got credits from the charge ${chargeGid}.`);

const revoke: BookCommand = {
  name: "credits revoke",
  operands: ["CHARGE"],
  options: { reason: true },
  help: "Take back the unspent credits of a refunded charge (its GID). What runs hold is taken when it comes back.",
  async run(studio, { operands: [chargeGid = ""], options: { reason = "" } }) {
    const shopId = await findShopOfCharge(studio, chargeGid);
    if (!shopId) return noSuchCharge(chargeGid);
    const revoked = await revokeCharge(studio.ctxFor(shopId), {
      chargeGid,
      reason: shortEnough("--reason", reason, MAX_REASON_LENGTH),
    });
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

const adjust: BookCommand = {
  name: "credits adjust",
  operands: ["SHOP", "CREDITS"],
  options: { reason: true, key: true, days: false },
  help: "Give CREDITS, or take them when negative. The same KEY does it once. Given credits last DAYS, or for ever.",
  async run(studio, { operands: [shop = "", amount = ""], options: { reason = "", key = "", days } }) {
    const credits = wholeNumber("CREDITS", amount, MAX_ADJUSTED_CREDITS);
    const lifetimeDays = days === undefined ? undefined : wholeNumber("--days", days, MAX_LIFETIME_DAYS);
    if (lifetimeDays !== undefined && (lifetimeDays < 0 || credits < 0)) {
      throw new UsageError("--days is for credits that are given, and at least 1.");
    }
    const shopId = await findShopNamed(studio, shop);
    if (!shopId) return noSuchShop(shop);
    const adjusted = await adjustCredits(studio.ctxFor(shopId), {
      credits,
      key: shortEnough("--key", key, MAX_KEY_LENGTH),
      reason: shortEnough("--reason", reason, MAX_REASON_LENGTH),
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

const thaw: BookCommand = {
  name: "credits thaw",
  operands: ["SHOP"],
  options: { reason: true },
  help: "Let a frozen shop spend again, once its books agree.",
  async run(studio, { operands: [shop = ""], options: { reason = "" } }) {
    const shopId = await findShopNamed(studio, shop);
    if (!shopId) return noSuchShop(shop);
    const thawed = await thawCredits(studio.ctxFor(shopId), {
      reason: shortEnough("--reason", reason, MAX_REASON_LENGTH),
    });
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

export const creditsCommands: readonly BookCommand[] = [revoke, adjust, thaw];
