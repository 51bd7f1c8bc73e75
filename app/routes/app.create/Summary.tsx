import { BlockStack, Button, Card, ProgressBar, SkeletonBodyText, Text } from "@shopify/polaris";
import { Forecast } from "./Forecast.tsx";
import { Order } from "./Order.tsx";
import { readingSentence, readingShare } from "./sentences.ts";
import type { SummaryProps } from "./summary-props.ts";

/** What this order makes, costs and leaves, and the button that places it. */
export function Summary(props: SummaryProps) {
  const { answer, isOld, noun, onAskAgain, onReadAgain, problem } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Summary
        </Text>
        {answer.state === "none" && (
          <Text as="p" tone="subdued">
            Choose products to see what they cost. Nothing is charged before you press Generate, and only{" "}
            {noun}s that are made are charged.
          </Text>
        )}
        {answer.state === "asking" && (
          <div aria-busy="true">
            <output className="ps-unseen">Reading the chosen products</output>
            <SkeletonBodyText lines={5} />
          </div>
        )}
        {answer.state === "reading" && <Reading {...answer} />}
        {(answer.state === "failed" || answer.state === "outdated") && (
          <Halt message={answer.message} action="Read again" onAction={onReadAgain} />
        )}
        {answer.state === "unheard" && (
          <Halt
            message="We couldn't reach the app. No credits were used; this page keeps trying by itself."
            action="Try again"
            onAction={onAskAgain}
          />
        )}
        {answer.state === "refused" && <Halt message={answer.message} />}
        {answer.state === "ready" && (
          <div aria-busy={isOld}>
            <BlockStack gap="400">
              <Forecast {...props} preview={answer} />
              <Order {...props} preview={answer} />
            </BlockStack>
          </div>
        )}
        {problem}
      </BlockStack>
    </Card>
  );
}

/** How far reading is; a bar only where its end is known. */
function Reading({
  readCount,
  expectedCount,
}: {
  readonly readCount: number;
  readonly expectedCount: number | null;
}) {
  const share = readingShare(readCount, expectedCount);
  return (
    <div aria-busy="true">
      <output className="ps-unseen">Reading the chosen products</output>
      <BlockStack gap="300">
        <Text as="p">
          <span className="ps-number">{readingSentence(readCount, expectedCount)}</span>
        </Text>
        <div className="ps-bar-place">
          {share !== null && (
            <ProgressBar progress={share * 100} size="small" tone="primary" animated={false} />
          )}
        </div>
        <Text as="p" tone="subdued" variant="bodySm">
          Nothing is held or charged yet. You can leave this page and come back to it.
        </Text>
        <SkeletonBodyText lines={3} />
      </BlockStack>
    </div>
  );
}

function Halt({
  message,
  action,
  onAction,
}: {
  readonly message: string;
  readonly action?: string;
  readonly onAction?: () => void;
}) {
  return (
    <div aria-live="polite">
      <BlockStack gap="300" inlineAlign="start">
        <Text as="p" tone="critical">
          {message}
        </Text>
        {action !== undefined && onAction && <Button onClick={onAction}>{action}</Button>}
      </BlockStack>
    </div>
  );
}
