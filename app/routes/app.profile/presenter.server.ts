/** Profile: what Shopify tells of the shop, what the merchant has set, and what is stored. */
import type { ShopCtx } from "#app/composition.server.ts";
import { type ShopFacts, findShop, readPreferences, storedData } from "#app/domain/account/index.server.ts";
import { listStyles } from "#app/domain/generation/index.server.ts";
import { language } from "#app/platform/i18n/translate.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { FORM_KEYS, type FormKey, type ProfileForm, formOf } from "./profile-form.ts";

export interface ProfileView {
  readonly shop: { readonly domain: string | null; readonly installedAt: string | null };
  /** Null: Shopify doesn't answer at the moment. */
  readonly facts: ShopFacts | null;
  readonly form: ProfileForm;
  readonly versions: Readonly<Record<FormKey, number>>;
  readonly styles: readonly { readonly styleId: string; readonly name: string }[];
  /** The chosen style was deleted since. */
  readonly isStyleGone: boolean;
  /** Names of IANA; the server's list, so that page and browser agree. */
  readonly timeZones: readonly string[];
  /** Whether this installation can send e-mail at all. */
  readonly canMail: boolean;
  readonly newsletterSince: string | null;
  readonly deletionRequestedAt: string | null;
  readonly stored: readonly { readonly what: string; readonly why: string; readonly keptFor: string }[];
}

export async function presentProfile(ctx: ShopCtx): Promise<ProfileView> {
  const [shop, facts, { values, versions }, styles] = await Promise.all([
    findShop(ctx),
    readFacts(ctx),
    readPreferences(ctx),
    listStyles(ctx),
  ]);
  const form = formOf(values, language());
  return {
    shop: { domain: shop?.shopDomain ?? null, installedAt: shop?.installedAt.toISOString() ?? null },
    facts,
    form,
    versions: Object.fromEntries(FORM_KEYS.map((key) => [key, versions[key]])) as Record<FormKey, number>,
    styles: styles.map(({ styleId, name }) => ({ styleId, name })),
    isStyleGone: form.styleId !== "" && !styles.some(({ styleId }) => styleId === form.styleId),
    timeZones: Intl.supportedValuesOf("timeZone"),
    canMail: ctx.ports.mailer !== null,
    newsletterSince: values.newsletter?.optedInAt ?? null,
    deletionRequestedAt: values.deletionRequest?.requestedAt ?? null,
    stored: storedData().map(({ what, why, keptFor }) => ({ what, why, keptFor })),
  };
}

/** The page goes on without them: nothing on it waits for Shopify. */
async function readFacts(ctx: ShopCtx): Promise<ShopFacts | null> {
  try {
    return await ctx.ports.readShopFacts();
  } catch (error) {
    if (!(error instanceof AdminUnavailableError)) throw error;
    ctx.log.warn({ err: error, shopId: ctx.shopId }, "Shopify doesn't tell about the shop");
    return null;
  }
}
