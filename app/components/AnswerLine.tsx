import { Text } from "@shopify/polaris";
import type { AnswerView } from "./answer-words.ts";
import { Moment } from "./Moment.tsx";

/** Who answered what about a result, when and why. */
export function AnswerLine({ answer: { decision, by, at, reason } }: { readonly answer: AnswerView }) {
  return (
    <Text as="p">
      {decision === "accept" ? "Accepted" : "Rejected"} by {by}, <Moment iso={at} />:{" "}
      <span className="ps-break" dir="auto">
        {reason}
      </span>
    </Text>
  );
}
