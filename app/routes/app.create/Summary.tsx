import { BlockStack, Button, Card, Divider, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SkippedList } from "#app/components/SkippedList.tsx";
import { count, counted, credits } from "#app/components/format.ts";
import { cheapestCovering, coveringSentence } from "#app/components/offers-now.ts";
import { PICTURE_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import type { Quality } from "#app/domain/generation/schemas.ts";
import type { Funds } from "./presenter.server.ts";
import type { Preview } from "./use-preview.ts";

export interface SummaryProps {
  readonly answer: Preview;
  readonly onRetry: () => void;
  readonly quality: Quality;
  readonly funds: Funds;
  /** Where credits are bought for an order of this size, and from where it leads back. */
  readonly buyUrl: (neededCredits: number) => string;
  /** What the last start was refused for. */
  readonly problem: ReactNode;
  readonly isStarting: boolean;
  /** Starts what the button says: a run of as many pictures. */
  readonly onStart: (itemCount: number) => void;
}

/** What this order makes, costs and leaves, and the button that places it. */
export function Summary(props: SummaryProps) {
  const { answer, onRetry, problem } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Summary
        </Text>
        {answer.state === "none" && (
          <Text as="p" tone="subdued">
            Choose products to see what they cost. Nothing is charged before you press Generate, and only
            pictures that are made are charged.
          </Text>
        )}
        {(answer.state === "reading" || answer.state === "reading-long") && (
          <div aria-busy="true">
            <output className="ps-unseen">Reading the chosen products</output>
            <SkeletonBodyText lines={5} />
          </div>
        )}
        {answer.state === "reading-long" && (
          <Text as="p" tone="subdued">
            Still reading the chosen products from Shopify. A large collection takes a while; nothing is held
            yet, and you can come back to this page later.
          </Text>
        )}
        {answer.state === "failed" && (
          <BlockStack gap="300" inlineAlign="start">
            <Text as="p" tone="critical">
              {answer.message}
            </Text>
            <Button onClick={onRetry}>Try again</Button>
          </BlockStack>
        )}
        {answer.state === "ready" && <Order {...props} preview={answer.preview} />}
        {problem}
      </BlockStack>
    </Card>
  );
}

function Order({
  preview,
  quality,
  funds: { availableCredits, isFrozen, offers },
  buyUrl,
  isStarting,
  onStart,
}: SummaryProps & { readonly preview: (Preview & { state: "ready" })["preview"] }) {
  const neededCredits = preview.itemCount * PICTURE_PRICE_CREDITS[quality];
  const shortfall = Math.max(neededCredits - availableCredits, 0);
  const isEmpty = preview.itemCount === 0;
  return (
    <>
      <BlockStack gap="200">
        <Line label="Pictures">{count(preview.itemCount)}</Line>
        <Line label="Credits a picture">{count(PICTURE_PRICE_CREDITS[quality])}</Line>
        <Divider />
        <Line label="Credits" isStrong>
          {count(neededCredits)}
        </Line>
        <Line label="Available">{count(availableCredits)}</Line>
        <Line label="Balance after">{shortfall > 0 ? "–" : count(availableCredits - neededCredits)}</Line>
      </BlockStack>
      {preview.skipped.length > 0 && <SkippedList groups={preview.skipped} />}
      <Button
        variant="primary"
        size="large"
        fullWidth
        disabled={isEmpty || isFrozen || shortfall > 0}
        loading={isStarting}
        onClick={() => onStart(preview.itemCount)}
      >
        {isEmpty ? "Generate" : `Generate ${counted(preview.itemCount, "picture")}`}
      </Button>
      <div aria-live="polite">
        {shortfall > 0 && (
          <BlockStack gap="200">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p" tone="critical" fontWeight="medium">
                {credits(shortfall)} short
              </Text>
              <Button url={buyUrl(neededCredits)}>Buy credits</Button>
            </InlineStack>
            <Text as="p">{coveringSentence(cheapestCovering(shortfall, offers))}</Text>
          </BlockStack>
        )}
        {isEmpty && (
          <Text as="p" tone="subdued">
            {preview.skipped.length === 0
              ? "There are no products in what you chose. Choose others, or add products to the collection."
              : "None of these products has a picture that can be used. Choose others, or add photos to them."}
          </Text>
        )}
        {isFrozen && (
          <Text as="p" tone="critical">
            Spending is paused while we check your balance. No credits were used; contact support.
          </Text>
        )}
        {shortfall === 0 && !isEmpty && !isFrozen && (
          <Text as="p" variant="bodySm" tone="subdued">
            Credits are held now and used one picture at a time. What can&apos;t be made comes back.
          </Text>
        )}
      </div>
    </>
  );
}

function Line({
  label,
  children,
  isStrong = false,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly isStrong?: boolean;
}) {
  const weight = isStrong ? ({ fontWeight: "semibold" } as const) : {};
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" {...(isStrong ? weight : { tone: "subdued" })}>
        {label}
      </Text>
      <span className="ps-number">
        <Text as="span" {...weight}>
          {children}
        </Text>
      </span>
    </InlineStack>
  );
}
