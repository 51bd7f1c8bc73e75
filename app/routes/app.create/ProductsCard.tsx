import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { Picture, sizedSource } from "#app/components/Picture.tsx";
import { count, counted } from "#app/components/format.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import type { Preview } from "./use-preview.ts";

const STRIP_LENGTH = 24;

/** What is chosen, and the two ways to choose. */
export function ProductsCard({
  selection,
  answer,
  onPickProducts,
  onPickCollection,
}: {
  readonly selection: Selection | null;
  readonly answer: Preview;
  readonly onPickProducts: () => void;
  readonly onPickCollection: () => void;
}) {
  const isEmpty = selection === null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Products
          </Text>
          <Text as="p" tone="subdued">
            {isEmpty
              ? "Each product's first picture becomes the source of one new picture."
              : chosenSentence(selection, answer)}
          </Text>
        </BlockStack>
        {!isEmpty && <Strip answer={answer} />}
        <InlineStack gap="200">
          <Button variant={isEmpty ? "primary" : "secondary"} onClick={onPickProducts}>
            {isEmpty ? "Choose products" : "Change products"}
          </Button>
          <Button onClick={onPickCollection}>Choose a collection</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function chosenSentence(selection: Selection, answer: Preview): string {
  if ("productGids" in selection) return `${counted(selection.productGids.length, "product")} chosen.`;
  const kind = "collectionGids" in selection ? "A collection is chosen" : "All products are chosen";
  if (answer.state !== "ready") return `${kind}.`;
  const products = answer.preview.skipped.reduce((sum, group) => sum + group.count, answer.preview.itemCount);
  return `${kind}: ${counted(products, "product")}.`;
}

function Strip({ answer }: { readonly answer: Preview }) {
  if (answer.state === "failed") return null;
  if (answer.state !== "ready") {
    return (
      <div aria-busy="true" className="ps-chosen">
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className="ps-picture" />
        ))}
      </div>
    );
  }
  const { items, itemCount } = answer.preview;
  // The last place says how many more there are.
  const shown = items.slice(0, itemCount > STRIP_LENGTH ? STRIP_LENGTH - 1 : STRIP_LENGTH);
  const more = itemCount - shown.length;
  return (
    <ul className="ps-chosen ps-plain-list">
      {shown.map(({ productGid, productTitle, sourceUrl }) => (
        <li key={productGid}>
          <Picture src={sizedSource(sourceUrl, 160)} alt={productTitle} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <Picture src={null} alt="" note={`+${count(more)}`} />
        </li>
      )}
    </ul>
  );
}
