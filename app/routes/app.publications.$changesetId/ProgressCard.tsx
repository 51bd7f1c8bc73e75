import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { publicationWords } from "#app/components/publication-words.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import type { PublicationView } from "./presenter.server.ts";
import { PAUSE_SENTENCES, leftOutSentence, undoProgress } from "./publication-sentences.ts";

/** How far a publication is, and how far its undo. */
export function ProgressCard({ publication }: { readonly publication: PublicationView }) {
  const { counts, status, pauseReason, startsAt, undoCounts, undoable, leftOutCount } = publication;
  const total = counts.queued + counts.publishing + counts.done + counts.failed;
  const ended = counts.done + counts.failed;
  const isOver = status === "done" || status === "cancelled";
  const undo = undoProgress(undoCounts);
  return (
    <Card>
      <BlockStack gap="300">
        <div aria-live="polite" id="publication-progress">
          <Text as="h2" variant="headingMd">
            {publicationWords(status, counts).sentence}
          </Text>
        </div>
        {!isOver && (
          <ProgressBar
            progress={total === 0 ? 0 : Math.floor((ended / total) * 100)}
            size="small"
            tone="primary"
            ariaLabelledBy="publication-progress"
          />
        )}
        {status === "scheduled" && startsAt !== null && (
          <Text as="p">
            <Rich words="publications.itBegins" parts={{ at: <Moment iso={startsAt} /> }} />
          </Text>
        )}
        {leftOutCount > 0 && <Text as="p">{leftOutSentence(leftOutCount)}</Text>}
        {pauseReason !== null && <Text as="p">{PAUSE_SENTENCES[pauseReason]}</Text>}
        {undo && (
          <>
            <div aria-live="polite" id="undo-progress">
              <Text as="p" fontWeight="medium">
                {undo.sentence}
              </Text>
            </div>
            {!undo.isOver && (
              <ProgressBar
                progress={Math.floor(undo.share * 100)}
                size="small"
                tone="primary"
                ariaLabelledBy="undo-progress"
              />
            )}
          </>
        )}
        <Text as="p" tone="subdued">
          {sentences(
            (!isOver || undo?.isOver === false) && t("publications.goesOn"),
            isOver && undoable.productCount === 0
              ? t("publications.nothingDeleted")
              : t("publications.allUndoable"),
          )}
        </Text>
      </BlockStack>
    </Card>
  );
}
