import { Banner, BlockStack, Link } from "@shopify/polaris";
import type { ReviewView } from "./presenter.server.ts";

/** Orders for which somebody has to answer before their pictures are published. */
export function UnansweredOrders({ orders }: { readonly orders: ReviewView["unanswered"] }) {
  if (orders.length === 0) return null;
  return (
    <Banner tone="info" title="Two questions before you publish">
      <BlockStack gap="100">
        <p>Somebody has to say once for each order whether its results show what the customer gets.</p>
        {orders.map(({ runId, title }) => (
          <Link key={runId} url={`/app/review?run=${runId}`}>
            {`Answer for ${title}`}
          </Link>
        ))}
      </BlockStack>
    </Banner>
  );
}
