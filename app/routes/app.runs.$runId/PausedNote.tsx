import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { moment } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { failingSentence } from "#app/components/run-words.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import { showFailures } from "./FailuresCard.tsx";
import type { RunView } from "./presenter.server.ts";

/** What a merchant does with a run that is open. */
export interface Steer {
  readonly isSending: boolean;
  readonly onResume: () => void;
  readonly onCancel: () => void;
}

/** Why a run is paused, what that means for its credits, and the ways on. */
export function PausedNote({ run, steer }: { readonly run: RunView; readonly steer: Steer }) {
  const isFailing = run.pauseReason === "failures";
  const noun = itemNoun(run.quality);
  const timeZone = useTimeZone();
  const held = { count: run.heldCredits, waiting: t(`runs.waiting.${noun}`, { count: run.counts.queued }) };
  return (
    <Banner
      tone={isFailing ? "warning" : "info"}
      title={isFailing ? t(`runs.pausedFailing.${noun}`) : t("runs.paused")}
    >
      <BlockStack gap="300">
        <Text as="p">
          {sentences(
            isFailing && failingSentence(run.counts, run.failPercent, noun),
            run.counts.running > 0 && t(`runs.finishedFirst.${noun}`, { count: run.counts.running }),
            run.heldUntil === null
              ? t("runs.waitingHeld", held)
              : t("runs.waitingHeldUntil", { ...held, until: moment(run.heldUntil, "time", timeZone) }),
          )}
        </Text>
        <InlineStack gap="200">
          {isFailing && <Button onClick={showFailures}>{t("runs.lookAtFailures")}</Button>}
          <Button loading={steer.isSending} onClick={steer.onResume}>
            {isFailing ? t("runs.continueAnyway") : t("runs.resume")}
          </Button>
          {isFailing && <Button onClick={steer.onCancel}>{t("runs.cancel")}</Button>}
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
