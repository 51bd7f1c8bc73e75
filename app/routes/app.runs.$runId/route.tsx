/** A run, live: bar, results as they come, failures by cause, and what to do when it is over. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Layout, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { counted } from "#app/components/format.ts";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { pageNumber } from "#app/components/paging.ts";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import { useLive } from "#app/components/use-live.ts";
import { QUALITY_WORDS, runWords } from "#app/components/words.ts";
import { cancelRun } from "#app/domain/generation/index.server.ts";
import { publish } from "#app/domain/publishing/index.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { readReadiness } from "#app/readiness.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { refuse } from "#app/platform/errors.ts";
import { CancelDialog } from "./CancelDialog.tsx";
import { CreditsCard } from "./CreditsCard.tsx";
import { FailuresCard, SkippedCard } from "./MissingCards.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { ResultsCard } from "./ResultsCard.tsx";
import { type RunView, presentRun } from "./presenter.server.ts";

export const meta = () => [{ title: "Run · ProductStudio" }];

const actionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("cancel") }),
  z.strictObject({ intent: z.literal("publish"), key: z.uuid() }),
]);

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentRun(ctx, { runId: params["runId"] ?? "", page: pageNumber(query) }),
);

export const action = merchantDoor(async ({ ctx, request, params }) => {
  const parsed = await parseJson(request, actionSchema);
  if (!parsed.ok) return refused(parsed);
  const runId = params["runId"] ?? "";
  if (parsed.input.intent === "cancel") {
    const cancelled = await cancelRun(ctx, { runId });
    return cancelled.ok ? null : refused(cancelled);
  }
  const passed = (await readReadiness(ctx, { runIds: [runId] })).get(runId)?.passed ?? [];
  if (passed.length === 0) return refused(refuse("already-published"));
  const idempotencyKey = parsed.input.key;
  const published = await publish(ctx, { assetIds: [...passed], target: "shopify", idempotencyKey });
  return published.ok ? redirect(`/app/publications/${published.changesetId}`) : refused(published);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function RunPage() {
  const loaded = useLoaderData<typeof loader>();
  const [query, setQuery] = useSearchParams();
  const page = pageNumber(query);
  const problem = useActionData<typeof action>() ?? null;
  const {
    data: run,
    isLost,
    heardAt,
  } = useLive<RunView>(
    loaded,
    `/app/runs/${loaded.runId}/live?page=${page}`,
    ({ ready }, asked) =>
      ready === null || ready.uncheckedCount + ready.publishingCount > 0 || isUnanswered(problem, asked),
  );
  const submit = useSubmit();
  const navigation = useNavigation();
  // The dialog stays until there is an answer: a refusal is a new problem, and a cancelled run doesn't run.
  const [asking, setAsking] = useState<{ readonly problem: typeof problem } | null>(null);
  const { remember, activator } = useFocusReturn();
  const isAsking = run.status === "running" && asking !== null && asking.problem === problem;
  const isSending = navigation.formMethod === "POST";
  const words = runWords(run.status, run.counts);
  const passedCount = run.ready?.passedCount ?? 0;
  const send = (body: z.infer<typeof actionSchema>) =>
    submit(body, { method: "post", encType: "application/json" });

  return (
    <Page
      title={`Run of ${counted(run.itemCount, "picture")}`}
      titleMetadata={<Badge tone={words.tone}>{words.label}</Badge>}
      subtitle={`${QUALITY_WORDS[run.quality]}, white background`}
      backAction={{ content: "Home", url: "/app" }}
      {...(passedCount > 0 && {
        primaryAction: {
          content: `Publish ${counted(passedCount, "picture")}`,
          helpText: "Adds them behind the products' own pictures",
          loading: isSending,
          onAction: () => send({ intent: "publish", key: crypto.randomUUID() }),
        },
      })}
      {...(run.status === "running" && {
        secondaryActions: [
          {
            content: "Cancel run",
            destructive: true,
            onAction: () => {
              remember();
              setAsking({ problem });
            },
          },
        ],
      })}
    >
      <TitleBar title={`Run of ${counted(run.itemCount, "picture")}`} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <ProgressCard run={run} />
              <ResultsCard
                run={run}
                onPage={(next) => setQuery({ page: String(next) }, { preventScrollReset: true })}
              />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <CreditsCard run={run} />
              {run.failures.length > 0 && <FailuresCard run={run} />}
              {run.skipped.length > 0 && <SkippedCard run={run} />}
            </BlockStack>
          </Layout.Section>
        </Layout>
        <p className="ps-footnote">
          Started <Moment iso={run.createdAt} />
          {run.finishedAt !== null && (
            <>
              , finished <Moment iso={run.finishedAt} />
            </>
          )}
        </p>
      </BlockStack>
      <CancelDialog
        isOpen={isAsking}
        activator={activator}
        waitingCount={run.counts.queued}
        isSending={isSending}
        onClose={() => setAsking(null)}
        onCancelRun={() => send({ intent: "cancel" })}
      />
    </Page>
  );
}
