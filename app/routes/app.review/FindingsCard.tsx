import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { memo } from "react";
import { AnswerLine } from "#app/components/AnswerLine.tsx";
import { questionsOf } from "#app/components/answer-words.ts";
import { OUTCOME_WORDS } from "#app/components/words.ts";
import { enumerated, sentences, t } from "#app/platform/i18n/translate.ts";
import { isNote, type ReviewCard, SAMPLE_GROUP } from "./review-state.ts";

/** What the checks found on the shown result, the worst first; what passed is told in one line. */
export const FindingsCard = memo(function FindingsCard({
  card,
  isForShop,
}: {
  readonly card: ReviewCard;
  /** It is judged for the shop itself, where results are published. */
  readonly isForShop: boolean;
}) {
  const found = card.findings.filter(({ outcome }) => outcome !== "pass");
  const passed = card.findings.filter(({ outcome, isJudged }) => outcome === "pass" && isJudged);
  const notJudged = [
    ...Map.groupBy(
      card.findings.filter(({ isJudged }) => !isJudged),
      ({ sentence }) => sentence,
    ),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          <span className="ps-break" dir="auto">
            {card.title}
          </span>
        </Text>
        <div className="ps-lines">
          {found.map(({ checkId, title, outcome, sentence, sourceUrl, isNew }) => (
            <div key={checkId} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="100">
                  <InlineStack align="space-between" gap="200">
                    <Text as="h3" variant="headingSm">
                      {title}
                    </Text>
                    <InlineStack gap="100">
                      {isNew && <Badge tone="new">{t("review.foundSince")}</Badge>}
                      <Badge tone={OUTCOME_WORDS[outcome].tone}>{OUTCOME_WORDS[outcome].label}</Badge>
                    </InlineStack>
                  </InlineStack>
                  <Text as="p" tone="subdued">
                    {sentence}
                  </Text>
                  {sourceUrl !== null && (
                    <Link url={sourceUrl} target="_blank">
                      {t("review.whereWritten")}
                    </Link>
                  )}
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
        {card.answer !== null && <AnswerLine answer={card.answer} />}
        <Text as="p" fontWeight="medium">
          {questionOf(card, isForShop)}
        </Text>
        {passed.length > 0 && (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("review.passed", { checks: enumerated(passed.map(({ title }) => title)) })}
          </Text>
        )}
        {notJudged.map(([why, findings]) => (
          <Text key={why} as="p" variant="bodySm" tone="subdued">
            {sentences(
              t("review.notJudged", { checks: enumerated(findings.map(({ title }) => title)) }),
              why,
            )}
          </Text>
        ))}
        <Link url={`/app/results/${card.assetId}`}>
          {card.isVideo ? t("review.watch") : t("review.everything")}
        </Link>
      </BlockStack>
    </Card>
  );
});

function questionOf(
  { isBlocked, group, askedIds, noteIds, findings }: ReviewCard,
  isForShop: boolean,
): string {
  if (isBlocked) return t("review.isBlocked");
  if (group === SAMPLE_GROUP)
    return findings.every(({ outcome }) => outcome === "pass")
      ? sentences(
          findings.every(({ isJudged }) => isJudged) ? t("review.everyPassed") : t("review.noFault"),
          questionsOf([]),
        )
      : sentences(t("review.passedWithNotes"), questionsOf(["outline", ...noteIds]));
  return isNote(group)
    ? sentences(isForShop ? t("review.noteHere") : t("review.noteThere"), questionsOf(noteIds))
    : questionsOf(askedIds);
}
