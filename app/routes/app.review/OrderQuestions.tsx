import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import {
  ORDER_ANSWERS,
  ORDER_QUESTIONS,
  type OrderAnswer,
  type OrderCover,
  type OrderQuestion,
} from "#app/domain/review/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { OrderSample } from "./OrderSample.tsx";
import type { QuestionView } from "./presenter.server.ts";
import { orderSampleSentence } from "./sample.ts";

const COVER_TONES = { covered: "success", denied: "warning", unanswered: "info" } as const satisfies Record<
  OrderCover,
  string
>;

/** What no machine can settle, asked once for the whole order on a few of its pictures. */
export function OrderQuestions({
  question,
  elsewhere,
  isSending,
  isPrimary,
  onAnswer,
}: {
  readonly question: QuestionView;
  /** The place that is asked about, where publishing doesn't wait for the answer; null: the shop itself. */
  readonly elsewhere: string | null;
  readonly isSending: boolean;
  /** Nothing else on the page asks to be answered. */
  readonly isPrimary: boolean;
  readonly onAnswer: (answers: readonly { question: OrderQuestion; answer: OrderAnswer }[]) => void;
}) {
  const { cover, answers, sample, publishableCount } = question;
  const [isOpen, setOpen] = useState(false);
  const [given, setGiven] = useState(answers);
  const proof = orderSampleSentence({ shownCount: sample.length, publishableCount });
  // Nobody answers, or changes an answer, on nothing.
  if (sample.length === 0)
    return (
      <Banner tone={COVER_TONES[cover]}>
        {cover === "unanswered" ? proof : coverSentence(cover, elsewhere)}
      </Banner>
    );
  if (!isOpen && (cover !== "unanswered" || elsewhere !== null))
    return (
      <Banner
        tone={COVER_TONES[cover]}
        action={{
          content: cover === "unanswered" ? t("review.answerOrderOpen") : t("review.changeAnswer"),
          onAction: () => setOpen(true),
        }}
      >
        {coverSentence(cover, elsewhere)}
      </Banner>
    );
  const whole = ORDER_QUESTIONS.flatMap((name) => {
    const answer = given[name];
    return answer ? [{ question: name, answer }] : [];
  });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("review.orderQuestions")}
          </Text>
          <Text as="p" tone="subdued">
            {elsewhere === null ? t("review.orderHow") : t("review.orderHowThere", { place: elsewhere })}
          </Text>
          <Text as="p">{proof}</Text>
        </BlockStack>
        <OrderSample cards={sample} />
        <div className="ps-beside">
          {ORDER_QUESTIONS.map((name) => (
            <fieldset key={name} className="ps-fieldset ps-order-question">
              <legend>{t(`review.question.${name}`)}</legend>
              <InlineStack gap="400">
                {ORDER_ANSWERS.map((answer) => (
                  <label key={answer} className="ps-order-question__answer">
                    <input
                      type="radio"
                      name={name}
                      value={answer}
                      checked={given[name] === answer}
                      onChange={() => setGiven({ ...given, [name]: answer })}
                    />
                    {t(`review.answer.${answer}`)}
                  </label>
                ))}
              </InlineStack>
            </fieldset>
          ))}
        </div>
        <InlineStack gap="200">
          {/* Whoever has looked and finds all as it is says so at once; who doesn't says which it is. */}
          {whole.length === 0 && (
            <Button
              variant={isPrimary ? "primary" : "secondary"}
              loading={isSending}
              onClick={() => {
                setOpen(false);
                onAnswer(ORDER_QUESTIONS.map((name) => ({ question: name, answer: "yes" })));
              }}
            >
              {t("review.yesToBoth")}
            </Button>
          )}
          <Button
            variant={isPrimary && whole.length > 0 ? "primary" : "secondary"}
            loading={isSending}
            disabled={whole.length < ORDER_QUESTIONS.length}
            onClick={() => {
              setOpen(false);
              onAnswer(whole);
            }}
          >
            {t("review.answerOrder")}
          </Button>
          {isOpen && (
            <Button variant="plain" onClick={() => setOpen(false)}>
              {cover === "unanswered" ? t("review.notNow") : t("review.keepAnswer")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function coverSentence(cover: OrderCover, elsewhere: string | null): string {
  if (elsewhere !== null) return t(`review.coverThere.${cover}`, { place: elsewhere });
  return cover === "covered" ? t("review.cover.covered") : t("review.cover.denied");
}
