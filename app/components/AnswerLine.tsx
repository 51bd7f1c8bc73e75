import { Text } from "@shopify/polaris";
import type { AnswerView } from "./answer-words.ts";
import { Moment } from "./Moment.tsx";
import { Rich } from "./Rich.tsx";

/** Who answered what about a result, when and why. */
export function AnswerLine({ answer: { decision, by, at, reason } }: { readonly answer: AnswerView }) {
  return (
    <Text as="p">
      <Rich
        words={`words.answer.${decision}`}
        values={{ by }}
        parts={{
          at: <Moment iso={at} />,
          reason: (
            <span className="ps-break" dir="auto">
              {reason}
            </span>
          ),
        }}
      />
    </Text>
  );
}
