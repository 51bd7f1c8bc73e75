import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { counted, credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { failingSentence } from "#app/components/run-words.ts";
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
  return (
    <Banner
      tone={isFailing ? "warning" : "info"}
      title={isFailing ? `Paused because many ${noun}s fail` : "This run is paused"}
    >
      <BlockStack gap="300">
        <Text as="p">
          {isFailing && `${failingSentence(run.counts, run.failPercent, noun)} `}
          {run.counts.running > 0 &&
            `${counted(run.counts.running, noun)} that ${run.counts.running === 1 ? "is" : "are"} being made ${run.counts.running === 1 ? "is" : "are"} finished first. `}
          {counted(run.counts.queued, `${noun} waits`, `${noun}s wait`)}; {credits(run.heldCredits)}{" "}
          {run.heldCredits === 1 ? "stays" : "stay"} held
          {run.heldUntil !== null && (
            <>
              {" "}
              until <Moment iso={run.heldUntil} />
            </>
          )}
          .
        </Text>
        <InlineStack gap="200">
          {isFailing && <Button onClick={showFailures}>Look at the failures</Button>}
          <Button loading={steer.isSending} onClick={steer.onResume}>
            {isFailing ? "Continue anyway" : "Resume run"}
          </Button>
          {isFailing && <Button onClick={steer.onCancel}>Cancel run</Button>}
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
