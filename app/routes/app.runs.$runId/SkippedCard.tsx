import { Card } from "@shopify/polaris";
import { SkippedList, type SkippedProducts } from "#app/components/SkippedList.tsx";

/** What was left out before anything was held. */
export function SkippedCard({ groups }: { readonly groups: readonly SkippedProducts[] }) {
  return (
    <Card>
      <SkippedList groups={groups} />
    </Card>
  );
}
