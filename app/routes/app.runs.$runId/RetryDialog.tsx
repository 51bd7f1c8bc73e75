import { BlockStack, Modal, Select, Text } from "@shopify/polaris";
import { type RefObject, useId, useState } from "react";
import { credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { ITEM_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import type { RunAction } from "./actions.server.ts";
import type { RunPageView } from "./presenter.server.ts";

type Retry = Extract<RunAction, { intent: "retry" }>;

/** Failed items that are to be tried again. */
export interface RetryTarget {
  readonly wanted: Retry["wanted"];
  readonly itemCount: number;
  /** Of a single one: its product. */
  readonly title: string | null;
  /** The photo was the reason for some of them. */
  readonly isAboutSource: boolean;
}

const ANY = "";

/** Asks how failed items are tried again, and says what that holds. */
export function RetryDialog({
  target,
  quality: before,
  engines,
  activator,
  isSending,
  onClose,
  onRetry,
}: {
  /** Null: the dialog is closed. */
  readonly target: RetryTarget | null;
  /** The run's. */
  readonly quality: Quality;
  readonly engines: RunPageView["engines"];
  /** Gets the keyboard back when the dialog is closed. */
  readonly activator: RefObject<HTMLElement>;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onRetry: (retry: Retry) => void;
}) {
  const [quality, setQuality] = useState(before);
  const [engine, setEngine] = useState(ANY);
  const titleId = useId();
  const able = engines.filter(({ name }) => engine === ANY || name === engine);
  const noun = itemNoun(before);
  const qualities = QUALITIES.filter(
    (one) => itemNoun(one) === noun && able.some((each) => each.qualities.includes(one)),
  );
  const chosen = qualities.includes(quality) ? quality : (qualities[0] ?? quality);
  const itemCount = target?.itemCount ?? 0;
  const total = itemCount * ITEM_PRICE_CREDITS[chosen];
  const send = () => {
    if (!target) return;
    onRetry({
      intent: "retry",
      wanted: target.wanted,
      ...(chosen !== before && { quality: chosen }),
      ...(engine !== ANY && { engine }),
    });
  };
  return (
    <Modal
      open={target !== null}
      activator={activator}
      onClose={onClose}
      title={t(`runs.retry.${noun}`, { count: itemCount })}
      primaryAction={{
        content: t("runs.retryFor", { credits: credits(total) }),
        loading: isSending,
        onAction: send,
      }}
      secondaryActions={[{ content: t("runs.close"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" breakWord id={titleId}>
            {sentences(
              target?.title && t("runs.retryTitle", { title: target.title }),
              t("runs.retryBecomes", { count: itemCount, credits: credits(total) }),
              t("runs.retryReturns"),
              target?.isAboutSource && t("runs.retryPhoto"),
            )}
          </Text>
          <Select
            label={noun === "video" ? t("runs.length") : t("runs.quality")}
            options={qualities.map((one) => ({
              value: one,
              label: t(`runs.priceEach.${noun}`, {
                quality: QUALITY_WORDS[one],
                credits: credits(ITEM_PRICE_CREDITS[one]),
              }),
            }))}
            value={chosen}
            onChange={(value) => setQuality(value as Quality)}
          />
          {engines.length > 1 && (
            <Select
              label={t("runs.engine")}
              options={[
                { value: ANY, label: t("runs.anyEngine") },
                ...engines.map(({ name }) => ({ value: name, label: name })),
              ]}
              value={engine}
              onChange={setEngine}
            />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
