import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ProductFilter } from "#app/domain/publishing/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { StepControl } from "./StepControl.tsx";
import type { PublicationAction } from "./actions.server.ts";
import type { CheckView, PublicationView } from "./presenter.server.ts";

/** What a look at the products found before anything is touched: what stands in the way, and what is worth knowing. */
export function ChecksCard({
  plan,
  productCount,
  isSending,
  onSend,
  onShow,
}: {
  readonly plan: PublicationView;
  readonly productCount: number;
  readonly isSending: boolean;
  readonly onSend: (action: PublicationAction) => void;
  readonly onShow: (only: ProductFilter) => void;
}) {
  const { checkedCount, hindrances, notes } = plan;
  const isChecking = checkedCount < productCount;
  const isClear = !isChecking && hindrances.length + notes.length === 0;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <div aria-live="polite" id="plan-checks">
            <Text as="h2" variant="headingMd">
              {isChecking
                ? t("publications.lookedAt", { looked: checkedCount, count: productCount })
                : isClear
                  ? t("publications.allClear")
                  : t("publications.before")}
            </Text>
          </div>
          <Button
            variant="tertiary"
            disabled={isChecking}
            loading={isSending}
            onClick={() => onSend({ intent: "check-again" })}
          >
            {t("publications.checkAgain")}
          </Button>
        </InlineStack>
        <div className="ps-bar-place">
          {isChecking && (
            <ProgressBar
              progress={productCount === 0 ? 0 : Math.floor((checkedCount / productCount) * 100)}
              size="small"
              tone="primary"
              ariaLabelledBy="plan-checks"
            />
          )}
        </div>
        <Text as="p" tone="subdued">
          {t("publications.whatIsChecked")}
        </Text>
        {hindrances.length > 0 && (
          <Banner tone="warning" title={t("publications.hindered")}>
            <Checks
              checks={hindrances}
              only="hindered"
              isSending={isSending}
              onSend={onSend}
              onShow={onShow}
            />
          </Banner>
        )}
        {notes.length > 0 && (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t("publications.worthKnowing")}
            </Text>
            <Checks checks={notes} only="noted" isSending={isSending} onSend={onSend} onShow={onShow} />
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Checks({
  checks,
  only,
  isSending,
  onSend,
  onShow,
}: {
  readonly checks: readonly CheckView[];
  readonly only: ProductFilter;
  readonly isSending: boolean;
  readonly onSend: (action: PublicationAction) => void;
  readonly onShow: (only: ProductFilter) => void;
}) {
  return (
    <BlockStack gap="300">
      <ul className="ps-plain-list ps-lines">
        {checks.map(({ code, text, lineCount, step }) => (
          <li key={code} className="ps-line ps-line--wrap">
            <div className="ps-row__text">
              <Text as="p">{t("publications.found", { count: lineCount, text })}</Text>
              <StepControl
                step={step}
                about={text}
                isSending={isSending}
                onCheckAgain={() => onSend({ intent: "check-again" })}
                onOpen={() => onShow(only)}
              />
            </div>
            <Button
              loading={isSending}
              onClick={() => onSend({ intent: "leave-out", codes: [code] })}
              accessibilityLabel={t("publications.leaveTheseOutFor", { text })}
            >
              {t("publications.leaveTheseOut")}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="plain" onClick={() => onShow(only)}>
          {t("publications.showOnlyThese")}
        </Button>
      </div>
    </BlockStack>
  );
}
