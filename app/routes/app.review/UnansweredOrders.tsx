import { Banner, BlockStack, Link } from "@shopify/polaris";
import { moment } from "#app/components/format.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ReviewView } from "./presenter.server.ts";

/** Orders for which somebody has to answer before their pictures are published. */
export function UnansweredOrders({ orders }: { readonly orders: ReviewView["unanswered"] }) {
  const timeZone = useTimeZone();
  if (orders.length === 0) return null;
  return (
    <Banner tone="info" title={t("review.unansweredTitle")}>
      <BlockStack gap="100">
        <p>{t("review.unanswered")}</p>
        {orders.map(({ runId, title, createdAt }) => (
          <Link key={runId} url={`/app/review?run=${runId}`}>
            {t("review.answerFor", { title, when: moment(createdAt, "time", timeZone) })}
          </Link>
        ))}
      </BlockStack>
    </Banner>
  );
}
