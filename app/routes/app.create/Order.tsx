import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { LearnMore } from "#app/components/LearnMore.tsx";
import { cheapestCovering, coveringSentence } from "#app/components/offers-now.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { dailySentence, firstRun } from "./limits.ts";
import type { ReadyView } from "./presenter.server.ts";
import { emptySentence } from "./sentences.ts";
import type { SummaryProps } from "./summary-props.ts";

/** After this long a start says what takes its time. */
const LONG_START_MS = 2000;
/** Where the keyboard goes back to when a start was refused. */
export const GENERATE_ID = "generate";

/** The button that places the order, and what stands in its way. */
export function Order({
  preview,
  isOld,
  limits,
  funds: { availableCredits, isFrozen, offers },
  buyUrl,
  isStarting,
  noun,
  onStart,
}: SummaryProps & { readonly preview: ReadyView }) {
  const { itemCount, skipped, dayLeftCredits } = preview;
  const first = firstRun(preview, limits.ok ? limits.input : {});
  const { nowItems, nowCredits, unpaidItems } = first;
  const overDay = dailySentence(first, dayLeftCredits);
  const shortfall = Math.max(nowCredits - availableCredits, 0);
  const isEmpty = itemCount === 0;
  const isUnpaid = nowItems === 0 && unpaidItems > 0;
  const isLong = useLater(isStarting, LONG_START_MS);
  return (
    <>
      <Button
        id={GENERATE_ID}
        variant="primary"
        size="large"
        fullWidth
        disabled={isEmpty || isFrozen || isUnpaid || shortfall > 0 || overDay !== null}
        loading={isStarting}
        onClick={() => isOld || onStart(itemCount)}
      >
        {nowItems === 0 ? t("create.generate") : t(`create.generateMany.${noun}`, { count: nowItems })}
      </Button>
      <div aria-live="polite">
        {isLong && <Text as="p">{t(`create.preparing.${noun}`, { count: nowItems })}</Text>}
        {shortfall > 0 && (
          <BlockStack gap="200">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p" tone="critical" fontWeight="medium">
                {t("create.short", { count: shortfall })}
              </Text>
              <Button url={buyUrl(nowCredits)}>{t("create.buyCredits")}</Button>
            </InlineStack>
            <Text as="p">
              {coveringSentence(cheapestCovering(shortfall, offers))}{" "}
              <LearnMore anchor="credits-short" about={t("create.aboutShort")} />
            </Text>
          </BlockStack>
        )}
        {isEmpty && (
          <Text as="p" tone="subdued">
            {emptySentence(skipped, noun)}
          </Text>
        )}
        {overDay !== null && (
          <Text as="p" tone="critical">
            {overDay}
          </Text>
        )}
        {!limits.ok && (
          <Text as="p" tone="critical">
            {t("create.wrongLimit")}
          </Text>
        )}
        {isFrozen && (
          <Text as="p" tone="critical">
            {t("create.frozen")}
          </Text>
        )}
        {shortfall === 0 && overDay === null && !isEmpty && !isFrozen && limits.ok && !isLong && (
          <Text as="p" variant="bodySm" tone="subdued">
            {t(`create.heldNow.${noun}`)}
          </Text>
        )}
      </div>
    </>
  );
}

/** Whether something has been so for a while. */
function useLater(isSo: boolean, afterMs: number): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLater(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLater(false);
    };
  }, [isSo, afterMs]);
  return isSo && isLater;
}
