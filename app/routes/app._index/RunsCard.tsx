import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { RunBar } from "#app/components/RunBar.tsx";
import { itemNoun } from "#app/components/item-noun.ts";
import { runTitle } from "#app/components/run-words.ts";
import { runWords } from "#app/components/words.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { More } from "./NeedsCard.tsx";
import type { HomeLive } from "./presenter.server.ts";

/** Runs in progress, each with its bar. */
export function RunsCard({ runs, moreRunsCount }: Pick<HomeLive, "runs" | "moreRunsCount">) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("home.inProgress")}
        </Text>
        <div className="ps-lines">
          {runs.map((run) => (
            <div key={run.runId} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="200">
                  <InlineStack gap="200" blockAlign="center">
                    <Link url={`/app/runs/${run.runId}`}>{runTitle(run)}</Link>
                    <RunBadge {...run} />
                    <Text as="span" variant="bodySm" tone="subdued">
                      {run.style}
                    </Text>
                  </InlineStack>
                  <RunBar
                    counts={run.counts}
                    noun={itemNoun(run.quality)}
                    pace={run.pace}
                    isPaused={run.status === "paused"}
                  />
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
        <More count={moreRunsCount} />
      </BlockStack>
    </Card>
  );
}

function RunBadge({ status, counts }: HomeLive["runs"][number]) {
  const { label, tone } = runWords(status, counts);
  return <Badge tone={tone}>{label}</Badge>;
}
