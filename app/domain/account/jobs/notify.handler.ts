import type { Ctx } from "#app/platform/ctx.ts";
import { FALLBACK_LANGUAGE } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobHandler } from "#app/platform/jobs/jobs.ts";
import { findShop } from "../find-shop.ts";
import { mailOf } from "../mail-text.ts";
import { beginMail, endMail } from "../notification-store.ts";
import { notificationWords } from "../notification-words.ts";
import { wantsMail } from "../notify.ts";
import type { AccountPorts } from "../ports.ts";
import { readPreference } from "../preferences.ts";
import type { NotifyPayload } from "./notify.ts";

type CtxFor = (shopId: ShopId) => Ctx<AccountPorts>;

/**
 * Sends an e-mail that waits, in the language that Profile says, and nothing when it was sent or given up; to a shop that
 * has left, or wants it no more, nothing is sent. A worker that dies between the mail server's yes and our note of it
 * sends it again; both bear the same Message-ID, by which mail programs tell that they are one.
 */
export const sendNotification =
  (ctxFor: CtxFor): JobHandler<NotifyPayload> =>
  async ({ shopId, notificationId }, { log }) => {
    const ctx = ctxFor(shopId);
    const { mailer } = ctx.ports;
    const end = (state: "sent" | "given-up") =>
      ctx.db.tenant(shopId, (tx) => endMail(tx, shopId, { notificationId, state }));
    const waiting = await ctx.db.tenant(shopId, (tx) => beginMail(tx, shopId, notificationId));
    if (!waiting) return;
    const contact = await readPreference(ctx, { key: "contact" });
    const inTheirs = <Said>(say: () => Said): Said => inLanguage(contact?.language ?? FALLBACK_LANGUAGE, say);
    const words = inTheirs(() => notificationWords(waiting.kind, waiting.facts, ctx.ports));
    const hasLeft = (await findShop(ctx))?.uninstalledAt !== null;
    if (hasLeft || !mailer || !words || !contact?.email || !(await wantsMail(ctx, waiting.kind)))
      return end("given-up");

    const address = await ctx.ports.adminUrl(words.to).catch(() => null);
    const to = { ...contact, email: contact.email };
    const mail = inTheirs(() =>
      mailOf(words, to, { id: notificationId, createdAt: waiting.createdAt, address }),
    );
    const sent = await mailer.send(mail);
    if (!sent.ok) log.warn({ shopId, notificationId, detail: sent.detail }, "an e-mail was refused for good");
    await end(sent.ok ? "sent" : "given-up");
  };

/** Gives an e-mail up whose every attempt failed; what it says stays in the app. */
export const giveUpNotification =
  (ctxFor: CtxFor): JobHandler<NotifyPayload> =>
  async ({ shopId, notificationId }, { log }) => {
    await ctxFor(shopId).db.tenant(shopId, (tx) =>
      endMail(tx, shopId, { notificationId, state: "given-up" }),
    );
    log.warn({ shopId, notificationId }, "an e-mail was given up");
  };
