import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { AnswerLine } from "#app/components/AnswerLine.tsx";
import { AskWhy } from "#app/components/AskWhy.tsx";
import {
  CAUSE_KEYS,
  CAUSE_WORDS,
  questionsOf,
  reasonsInSpiteOf,
  yesTo,
} from "#app/components/answer-words.ts";
import type { Cause, Decision } from "#app/domain/review/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { useKeys } from "../app.review/use-keys.ts";
import { IfRejected } from "../app.review/IfRejected.tsx";
import type { ResultView } from "./presenter.server.ts";

type Asking = null | { readonly about: "reject" | "override"; readonly inWords: boolean };

/** Who answered what about the result and when, and what can be answered now. */
export function AnswerCard({
  result: { answer, checks, verdict, askedIds, noteIds, publication },
  isSending,
  canDecide,
  onDecide,
}: {
  readonly result: ResultView;
  readonly isSending: boolean;
  readonly canDecide: boolean;
  readonly onDecide: (given: { decision: Decision; cause?: Cause; reason: string }) => void;
}) {
  const [asking, setAsking] = useState<Asking>(null);
  const canAccept =
    checks.every(({ outcome }) => outcome !== "block") && (askedIds.length > 0 || noteIds.length > 0);
  const reasons = reasonsInSpiteOf(noteIds);
  const give = (given: Parameters<typeof onDecide>[0]) => {
    setAsking(null);
    onDecide(given);
  };
  const accept = () =>
    noteIds.length > 0
      ? setAsking({ about: "override", inWords: false })
      : give({ decision: "accept", reason: yesTo(askedIds) });
  const choices = asking?.about === "override" ? reasons : CAUSE_KEYS.map((cause) => CAUSE_WORDS[cause]);
  const other = () => asking && setAsking({ ...asking, inWords: true });
  const choose = (index: number) => {
    const [reason, cause] = [choices[index], CAUSE_KEYS[index]];
    if (reason === undefined) return index === choices.length ? other() : undefined;
    if (asking?.about === "override") give({ decision: "accept", reason });
    else if (cause) give({ decision: "reject", cause, reason });
  };
  const isChoosing = asking !== null && !asking.inWords;
  useKeys({
    ...(isChoosing && {
      1: () => choose(0),
      2: () => choose(1),
      3: () => choose(2),
      4: () => choose(3),
    }),
    ...(asking && { Escape: () => setAsking(null) }),
  });
  if (answer === null && (!canDecide || verdict === "unchecked")) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {answer === null ? t("results.yourAnswer") : t("results.answered")}
        </Text>
        {answer !== null && <AnswerLine answer={answer} />}
        {answer?.decision === "reject" && <Text as="p">{t("results.notToBePublished")}</Text>}
        {askedIds.length > 0 && answer?.decision !== "reject" && (
          <Text as="p" fontWeight="medium">
            {questionsOf(askedIds)}
          </Text>
        )}
        {canDecide && answer?.decision !== "reject" && (
          <IfRejected beginsAt={publication?.beginsAt ?? null} />
        )}
        {canDecide && asking !== null && (
          <AskWhy
            about={asking.about}
            meantCount={1}
            choices={choices}
            inWords={asking.inWords}
            onChoice={choose}
            onOther={other}
            onWords={(reason) =>
              give(
                asking.about === "override"
                  ? { decision: "accept", reason }
                  : { decision: "reject", cause: "other", reason },
              )
            }
            onCancel={() => setAsking(null)}
          />
        )}
        {canDecide && asking === null && (
          <InlineStack gap="200">
            {answer?.decision !== "reject" && canAccept && (
              <Button disabled={isSending} onClick={accept}>
                {t("results.accept")}
              </Button>
            )}
            {answer?.decision !== "reject" && (
              <Button
                disabled={isSending}
                tone="critical"
                onClick={() => setAsking({ about: "reject", inWords: false })}
              >
                {t("results.reject")}
              </Button>
            )}
            {answer !== null && (
              <Button
                disabled={isSending}
                onClick={() => give({ decision: "withdraw", reason: t("results.takenBack") })}
              >
                {t("results.takeBack")}
              </Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
