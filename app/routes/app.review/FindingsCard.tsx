import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { AnswerLine } from "#app/components/AnswerLine.tsx";
import { questionsOf } from "#app/components/answer-words.ts";
import { OUTCOME_WORDS } from "#app/components/words.ts";
import { isNote, type ReviewCard, SAMPLE_GROUP } from "./review-state.ts";

/** What the checks found on the shown result, the worst first; what passed is told in one line. */
export function FindingsCard({
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
                      {isNew && <Badge tone="new">Found since</Badge>}
                      <Badge tone={OUTCOME_WORDS[outcome].tone}>{OUTCOME_WORDS[outcome].label}</Badge>
                    </InlineStack>
                  </InlineStack>
                  <Text as="p" tone="subdued">
                    {sentence}
                  </Text>
                  {sourceUrl !== null && (
                    <Link url={sourceUrl} target="_blank">
                      Where the rule is written
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
            Passed: {passed.map(({ title }) => title).join(", ")}.
          </Text>
        )}
        {notJudged.map(([why, findings]) => (
          <Text key={why} as="p" variant="bodySm" tone="subdued">
            Not judged: {findings.map(({ title }) => title).join(", ")}. {why}
          </Text>
        ))}
        <Link url={`/app/results/${card.assetId}`}>
          {card.isVideo ? "Watch the video" : "Everything about this result"}
        </Link>
      </BlockStack>
    </Card>
  );
}

function questionOf(
  { isBlocked, group, askedIds, noteIds, findings }: ReviewCard,
  isForShop: boolean,
): string {
  if (isBlocked)
    return "A rule blocks this result, so it can't be accepted. Reject it and make it again, or leave it.";
  if (group === SAMPLE_GROUP)
    return findings.every(({ outcome }) => outcome === "pass")
      ? `${findings.every(({ isJudged }) => isJudged) ? "Every check passed" : "No check found a fault"}. ${questionsOf([])}`
      : `It passed with notes. ${questionsOf(["outline", ...noteIds])}`;
  return isNote(group)
    ? `This is a note: the result may be ${isForShop ? "published" : "shown there"}, and nobody has to answer. ${questionsOf(noteIds)}`
    : questionsOf(askedIds);
}
