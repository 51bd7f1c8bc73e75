import { Banner, BlockStack, Link } from "@shopify/polaris";
import { moment } from "#app/components/format.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import type { ReviewView } from "./presenter.server.ts";

/** Orders for which somebody has to answer before their pictures are published. */
export function UnansweredOrders({ orders }: { readonly orders: ReviewView["unanswered"] }) {
  const timeZone = useTimeZone();
  if (orders.length === 0) return null;
  return (
    <Banner tone="info" title="Two questions before you publish">
      <BlockStack gap="100">
        <p>Somebody has to say once for each order whether its results show what the customer gets.</p>
        {orders.map(({ runId, title, createdAt }) => (
          <Link key={runId} url={`/app/review?run=${runId}`}>
            {`Answer for ${title}, ${moment(createdAt, "time", timeZone)}`}
          </Link>
        ))}
      </BlockStack>
    </Banner>
  );
}
