import { BlockStack, Card, Layout, Page, SkeletonBodyText, SkeletonDisplayText } from "@shopify/polaris";

/** The page that is on its way, in its final layout, so that nothing jumps when it comes. */
export function PageSkeleton({ pathname }: { readonly pathname: string }) {
  const [, , section, id] = pathname.split("/");
  return (
    <div aria-busy="true">
      <output className="ps-unseen">Loading</output>
      <Page title="" {...(section && { backAction: { content: "Home", url: "/app" } })}>
        {section === "results" ? (
          <PairSkeleton />
        ) : (
          <ColumnsSkeleton isWide={section === "credits" || !!id} />
        )}
      </Page>
    </div>
  );
}

function CardSkeleton({ lines }: { readonly lines: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" maxWidth="20ch" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}

function GridSkeleton() {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" maxWidth="20ch" />
        <div className="ps-grid">
          {Array.from({ length: 8 }, (_, index) => (
            <div key={index} className="ps-picture" />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function ColumnsSkeleton({ isWide }: { readonly isWide: boolean }) {
  if (isWide) {
    return (
      <BlockStack gap="400">
        <CardSkeleton lines={3} />
        <GridSkeleton />
      </BlockStack>
    );
  }
  return (
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          <CardSkeleton lines={3} />
          <GridSkeleton />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <CardSkeleton lines={4} />
      </Layout.Section>
    </Layout>
  );
}

function PairSkeleton() {
  return (
    <Layout>
      <Layout.Section>
        <Card>
          <div className="ps-pair">
            <div className="ps-picture" />
            <div className="ps-picture" />
          </div>
        </Card>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <CardSkeleton lines={6} />
      </Layout.Section>
    </Layout>
  );
}
