import { BlockStack, Card, Text } from "@shopify/polaris";
import { useId } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import type { ProposalView } from "./presenter.server.ts";

/** What is left of the photo: the product on a checkerboard. */
export function CutOutCard({
  photo,
  title,
  proposal,
}: {
  readonly photo: string;
  readonly title: string;
  readonly proposal: ProposalView | null;
}) {
  const maskId = useId();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("outline.cutOut")}
        </Text>
        {proposal === null ? (
          <div className="ps-picture ps-picture--transparent" />
        ) : (
          <svg className="ps-cut-out" viewBox={`0 0 ${proposal.widthPx} ${proposal.heightPx}`}>
            <title>{t("outline.cutOutOf", { product: title })}</title>
            <mask id={maskId} style={{ maskType: "luminance" }}>
              <image
                href={proposal.mask}
                width={proposal.widthPx}
                height={proposal.heightPx}
                preserveAspectRatio="none"
              />
            </mask>
            <image
              href={photo}
              width={proposal.widthPx}
              height={proposal.heightPx}
              preserveAspectRatio="none"
              mask={`url(#${maskId})`}
            />
          </svg>
        )}
        {proposal?.isEmpty && (
          <Text as="p" tone="subdued">
            {t("outline.empty")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
