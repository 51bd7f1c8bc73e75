import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import {
  ORDER_ANSWERS,
  ORDER_QUESTIONS,
  type OrderAnswer,
  type OrderCover,
  type OrderQuestion,
} from "#app/domain/review/schemas.ts";
import { OrderSample } from "./OrderSample.tsx";
import type { QuestionView } from "./presenter.server.ts";

const QUESTIONS: Readonly<Record<OrderQuestion, string>> = {
  packaging: "Is the packaging shown as the customer gets it?",
  accessories: "Is everything that is shown what comes with the product?",
};
const COVER_TONES = { covered: "success", denied: "warning", unanswered: "info" } as const satisfies Record<
  OrderCover,
  string
>;
const ANSWERS: Readonly<Record<OrderAnswer, string>> = { yes: "Yes", no: "No" };

/** What no machine can settle, asked once for the whole order on a few of its pictures. */
export function OrderQuestions({
  question,
  elsewhere,
  isSending,
  onAnswer,
}: {
  readonly question: QuestionView;
  /** The place that is asked about, where publishing doesn't wait for the answer; null: the shop itself. */
  readonly elsewhere: string | null;
  readonly isSending: boolean;
  readonly onAnswer: (answers: readonly { question: OrderQuestion; answer: OrderAnswer }[]) => void;
}) {
  const { cover, answers, sample } = question;
  const [isOpen, setOpen] = useState(false);
  const [given, setGiven] = useState(answers);
  if (!isOpen && (cover !== "unanswered" || elsewhere !== null))
    return (
      <Banner
        tone={COVER_TONES[cover]}
        action={{
          content: cover === "unanswered" ? "Answer for the whole order…" : "Change the answer",
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
            Two questions for the whole order
          </Text>
          <Text as="p" tone="subdued">
            {`No machine can tell this. Compare these few with their sources: your answer covers every result of the order${elsewhere === null ? "" : ` for ${elsewhere}`}, also those that are still to come.`}
          </Text>
        </BlockStack>
        <OrderSample cards={sample} />
        <div className="ps-beside">
          {ORDER_QUESTIONS.map((name) => (
            <fieldset key={name} className="ps-fieldset ps-order-question">
              <legend>{QUESTIONS[name]}</legend>
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
                    {ANSWERS[answer]}
                  </label>
                ))}
              </InlineStack>
            </fieldset>
          ))}
        </div>
        <InlineStack gap="200">
          <Button
            variant="primary"
            loading={isSending}
            disabled={whole.length < ORDER_QUESTIONS.length}
            onClick={() => {
              setOpen(false);
              onAnswer(whole);
            }}
          >
            Answer for the whole order
          </Button>
          {isOpen && (
            <Button variant="plain" onClick={() => setOpen(false)}>
              {cover === "unanswered" ? "Not now" : "Keep the answer"}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function coverSentence(cover: OrderCover, elsewhere: string | null): string {
  if (elsewhere === null)
    return cover === "covered"
      ? "You said that packaging and accessories of this order are shown as they are. That covers all its results."
      : "You said that something in this order isn't shown as it is. Its results can't be published until the answer changes.";
  switch (cover) {
    case "covered":
      return `For ${elsewhere} you said that packaging and accessories of this order are shown as they are. That covers all its results there.`;
    case "denied":
      return `For ${elsewhere} you said that something in this order isn't shown as it is. Publishing on your shop goes by its own answer.`;
    case "unanswered":
      return `For ${elsewhere} nobody has said whether packaging and accessories of this order are shown as they are. Publishing on your shop doesn't wait for it.`;
  }
}
