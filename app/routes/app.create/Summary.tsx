import { BlockStack, Button, Card, ProgressBar, SkeletonBodyText, Text } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
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
          {t("create.summary")}
        </Text>
        {answer.state === "none" && (
          <Text as="p" tone="subdued">
            {t(`create.summaryHint.${noun}`)}
          </Text>
        )}
        {answer.state === "asking" && (
          <div aria-busy="true">
            <output className="ps-unseen">{t("create.readingChosen")}</output>
            <SkeletonBodyText lines={5} />
          </div>
        )}
        {answer.state === "reading" && <Reading {...answer} />}
        {(answer.state === "failed" || answer.state === "outdated") && (
          <Halt message={answer.message} action={t("create.readAgain")} onAction={onReadAgain} />
        )}
        {answer.state === "unheard" && (
          <Halt message={t("create.unreached")} action={t("frame.tryAgain")} onAction={onAskAgain} />
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
      <output className="ps-unseen">{t("create.readingChosen")}</output>
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
          {t("create.readingHint")}
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
