import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PICTURE_PRICE_CREDITS } from "../domain/credits/prices.ts";
import { counted, credits } from "./format.ts";

/** The first thing a new shop sees: what it has, and the one thing to do. */
export function Welcome({ availableCredits }: { readonly availableCredits: number }) {
  const pictures = Math.floor(availableCredits / PICTURE_PRICE_CREDITS.standard);
  return (
    <Card padding="0">
      <div className="ps-welcome">
        <div className="ps-welcome__text">
          <BlockStack gap="400" inlineAlign="start">
            <BlockStack gap="200">
              <Text as="h2" variant="headingLg">
                White-background pictures from the photos you have
              </Text>
              <Text as="p" tone="subdued">
                Choose products, check each result beside its source, and publish what passes. Your own photos
                stay where they are.
              </Text>
            </BlockStack>
            <Text as="p">
              {availableCredits > 0
                ? `You have ${credits(availableCredits)} to begin with: enough for ${counted(pictures, "Standard picture")}.`
                : "Buy credits to make your first picture."}
            </Text>
            <InlineStack gap="200">
              <Button variant="primary" size="large" url="/app/create">
                Create pictures
              </Button>
            </InlineStack>
          </BlockStack>
        </div>
        <img className="ps-welcome__picture" src="/welcome.svg" alt="" width="320" height="240" />
      </div>
    </Card>
  );
}
