import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import type { Problem } from "#app/components/keep-page.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** What the merchant orders here. */
interface Order {
  readonly intent: "pack" | "plan" | "cancel";
  readonly offerId: string;
}

/** What the page's action answers. */
export type OrderAnswer =
  | Problem
  /** Where Shopify asks the merchant. */
  | { readonly ok: true; readonly confirmationUrl: string }
  | { readonly ok: true; readonly cancelledName: string };

/** What is under way: an offer's id, "cancel", or "leaving" on the way to Shopify's page. */
export type Busy = string | null;

/** Sends orders one at a time, and leads on to Shopify's page where it asks the merchant. */
export function useOrders({
  purchaseKey,
  returnTo,
}: {
  readonly purchaseKey: string;
  readonly returnTo: string;
}) {
  const fetcher = useFetcher<OrderAnswer>();
  const shopify = useAppBridge();
  const answer = fetcher.data;
  const isSending = fetcher.state !== "idle";
  const sent = fetcher.json as Order | undefined;
  useEffect(() => {
    if (!answer?.ok) return;
    if ("confirmationUrl" in answer) leaveFor(answer.confirmationUrl);
    else shopify.toast.show(t("credits.cancelled", { name: answer.cancelledName }));
  }, [answer, shopify]);

  const send = (order: object) =>
    fetcher.submit({ ...order }, { method: "post", encType: "application/json" });
  return {
    answer,
    isSending,
    busy: answer?.ok && "confirmationUrl" in answer ? "leaving" : isSending ? nameOf(sent) : null,
    /** @param expectedCredits what the page says that a plan brings at once */
    order: (intent: "pack" | "plan", offerId: string, expectedCredits?: number) =>
      send({
        intent,
        offerId,
        idempotencyKey: `${purchaseKey}:${offerId}`,
        returnTo,
        ...(expectedCredits !== undefined && { expectedCredits }),
      }),
    cancel: (offerId: string) => send({ intent: "cancel", offerId }),
  };
}

const nameOf = (order: Order | undefined): Busy =>
  order === undefined ? null : order.intent === "cancel" ? "cancel" : order.offerId;

/** Opens a page of Shopify, outside of the frame. */
export function leaveFor(url: string): void {
  window.open(url, "_top");
}
