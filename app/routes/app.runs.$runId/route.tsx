/** A run, live: bar, results as they come, failures by cause, its order, and what to do when it is over. */
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Layout, Page } from "@shopify/polaris";
import { loadWords } from "#language";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { itemNoun } from "#app/components/item-noun.ts";
import { pageNumber } from "#app/components/paging.ts";
import { type Problem, isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { runTitle } from "#app/components/run-words.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { useLive } from "#app/components/use-live.ts";
import { runWords } from "#app/components/words.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { CancelDialog } from "./CancelDialog.tsx";
import { ContinueDialog } from "./ContinueDialog.tsx";
import { CreditsCard } from "./CreditsCard.tsx";
import { FailuresCard } from "./FailuresCard.tsx";
import { Notes } from "./Notes.tsx";
import { OrderCard } from "./OrderCard.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { ResultsCard } from "./ResultsCard.tsx";
import { RetryDialog } from "./RetryDialog.tsx";
import { SkippedCard } from "./SkippedCard.tsx";
import { type RunAction, act, runActionSchema } from "./actions.server.ts";
import { type RunPageView, type RunView, presentRunPage } from "./presenter.server.ts";
import { isContinuable, isLiveRun } from "./run-live.ts";
import { useDialogs } from "./use-dialogs.ts";

export const handle = await loadWords("runs");

export const meta = () => [{ title: t("runs.runDocumentTitle") }];

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentRunPage(ctx, { runId: params["runId"] ?? "", page: pageNumber(query) }),
);

export const action = merchantDoor(async ({ ctx, request, params }) => {
  const parsed = await parseJson(request, runActionSchema);
  return parsed.ok ? act(ctx, params["runId"] ?? "", parsed.input) : refused(parsed);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function RunPage() {
  const loaded = useLoaderData<typeof loader>() as RunPageView;
  // Another run of the order is another page: no dialog and no list of this one stays open on it.
  return <OneRun key={loaded.run.runId} loaded={loaded} />;
}

function OneRun({ loaded }: { readonly loaded: RunPageView }) {
  const [query, setQuery] = useSearchParams();
  const page = pageNumber(query);
  const problem = (useActionData() as Problem | null | undefined) ?? null;
  const {
    data: run,
    isLost,
    heardAt,
  } = useLive<RunView>(
    loaded.run,
    `/app/runs/${loaded.run.runId}/live?page=${page}`,
    (data, asked) => isLiveRun(data) || isUnanswered(problem, asked),
  );
  const submit = useSubmit();
  const isSending = useNavigation().formMethod === "POST";
  const { open, ask, close, activator } = useDialogs(problem);
  useFocusKept(run.status);
  const send = (body: RunAction) =>
    submit(body as Parameters<typeof submit>[0], { method: "post", encType: "application/json" });

  const setParameter = (name: string, value: string | null) =>
    setQuery(
      (before) => {
        if (value === null) before.delete(name);
        else before.set(name, value);
        return before;
      },
      { preventScrollReset: true, replace: value === null },
    );

  const title = runTitle(run);
  const words = runWords(run.status, run.counts);
  const isOpen = run.status === "running" || run.status === "paused";
  const passedCount = run.ready?.passedCount ?? 0;
  const askToContinue = isContinuable(run.order) ? () => ask({ dialog: "continue" }) : null;
  const publish = passedCount > 0 && {
    content: t(`runs.publish.${itemNoun(run.quality)}`, { count: passedCount }),
    loading: isSending,
    onAction: () => send({ intent: "publish", key: crypto.randomUUID() }),
  };
  const goOn = askToContinue !== null && {
    // The order's card says how many; at 320 pixels there is no room for more here.
    content: t("runs.continueRest"),
    onAction: askToContinue,
  };
  const primary = goOn || publish;
  const secondary = [
    ...(run.ready !== null && run.counts.done > 0
      ? [{ content: t("frame.review"), url: `/app/review?run=${run.runId}` }]
      : []),
    ...(goOn && publish ? [publish] : []),
    ...(run.status === "running"
      ? [{ content: t("runs.pause"), loading: isSending, onAction: () => send({ intent: "pause" }) }]
      : []),
    ...(run.status === "paused"
      ? [{ content: t("runs.resume"), loading: isSending, onAction: () => send({ intent: "resume" }) }]
      : []),
    ...(isOpen
      ? [{ content: t("runs.cancel"), destructive: true, onAction: () => ask({ dialog: "cancel" }) }]
      : []),
  ];

  return (
    <Page
      title={title}
      titleMetadata={<Badge tone={words.tone}>{words.label}</Badge>}
      subtitle={run.style}
      backAction={{ content: t("frame.home"), url: "/app" }}
      {...(primary && { primaryAction: primary })}
      {...(secondary.length > 0 && { secondaryActions: secondary })}
    >
      <TitleBar title={title} />
      <BlockStack gap="400">
        <Notes
          run={run}
          isLost={isLost}
          problem={problem}
          isSending={isSending}
          heardAt={heardAt}
          startedAs={query.get("started-as")}
          onDismissStartedAs={() => {
            // The note takes its button along; the keyboard goes on at the page's beginning.
            document.querySelector("main")?.focus({ preventScroll: true });
            setParameter("started-as", null);
          }}
        />
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <ProgressCard
                run={run}
                steer={{
                  isSending,
                  onResume: () => send({ intent: "resume" }),
                  onCancel: () => ask({ dialog: "cancel" }),
                }}
              />
              <ResultsCard run={run} onPage={(next) => setParameter("page", String(next))} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              {run.order && (
                <OrderCard
                  order={run.order}
                  runId={run.runId}
                  isAfterSample={run.kind === "pilot" && run.status === "done"}
                  onContinue={askToContinue}
                />
              )}
              <CreditsCard run={run} />
              {run.failures.length > 0 && (
                <FailuresCard
                  run={run}
                  onRetry={(target) => ask({ dialog: "retry", target })}
                  onContinue={askToContinue}
                />
              )}
              {loaded.skipped.length > 0 && <SkippedCard groups={loaded.skipped} />}
            </BlockStack>
          </Layout.Section>
        </Layout>
        <p className="ps-footnote">
          <Rich
            words={run.finishedAt === null ? "runs.started" : "runs.startedFinished"}
            parts={{
              started: <Moment iso={run.createdAt} />,
              ...(run.finishedAt !== null && { finished: <Moment iso={run.finishedAt} /> }),
            }}
          />
        </p>
      </BlockStack>
      <CancelDialog
        isOpen={isOpen && open?.dialog === "cancel"}
        activator={activator}
        counts={run.counts}
        noun={itemNoun(run.quality)}
        heldCredits={run.heldCredits}
        isSending={isSending}
        onClose={close}
        onCancelRun={() => send({ intent: "cancel" })}
      />
      {run.order && (
        <ContinueDialog
          order={run.order}
          isOpen={open?.dialog === "continue"}
          activator={activator}
          isSending={isSending}
          onClose={close}
          onContinue={send}
        />
      )}
      <RetryDialog
        target={open?.dialog === "retry" ? open.target : null}
        quality={run.quality}
        engines={loaded.engines}
        activator={activator}
        isSending={isSending}
        onClose={close}
        onRetry={send}
      />
    </Page>
  );
}
