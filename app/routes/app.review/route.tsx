/** Review: what a machine couldn't settle, picture by picture, and what is answered once for an order. */
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Page } from "@shopify/polaris";
import { useCallback, useReducer } from "react";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { type Problem, isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { OWN_SHOP } from "#app/domain/review/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { Choices } from "./Choices.tsx";
import { OrderQuestions } from "./OrderQuestions.tsx";
import { Queue } from "./Queue.tsx";
import { RejectedNote } from "./RejectedNote.tsx";
import { UnansweredOrders } from "./UnansweredOrders.tsx";
import { type ReviewAction, act, reviewActionSchema } from "./actions.server.ts";
import { addressOf } from "./address.ts";
import { type ReviewView, presentReview } from "./presenter.server.ts";
import { reduce } from "./reduce.ts";
import { firstState, useReview } from "./use-review.ts";

export const handle = await loadWords("review", "publications", "checks");

export const meta = () => [{ title: t("review.pageTitle", { page: t("frame.review") }) }];

export const loader = merchantDoor(({ ctx, query }) => presentReview(ctx, query));

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, reviewActionSchema);
  return parsed.ok ? act(ctx, parsed.input) : refused(parsed);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function ReviewPage() {
  const loaded = useLoaderData<typeof loader>() as ReviewView;
  // Another run's queue is another queue, and so are another place's and the notes.
  return <OneReview key={`${loaded.runId ?? "all"} ${loaded.place} ${loaded.show}`} loaded={loaded} />;
}

function OneReview({ loaded }: { readonly loaded: ReviewView }) {
  const { runId, place, show } = loaded;
  const path = useCallback(
    (resource: string, query: Readonly<Record<string, string | number>> = {}) => {
      const search = addressOf({ runId, place, show });
      for (const [name, value] of Object.entries(query)) search.set(name, String(value));
      return `/app/review/${resource}?${search}`;
    },
    [runId, place, show],
  );
  const [state, dispatch] = useReducer(reduce, loaded, firstState);
  const problem = (useActionData() as Problem | null | undefined) ?? null;
  const { data, isLost, heardAt } = useLive<ReviewView>(
    loaded,
    path("live", { shown: state.cards.length }),
    ({ uncheckedCount }, asked) => uncheckedCount > 0 || isUnanswered(problem, asked),
  );
  const elsewhere =
    place === OWN_SHOP ? null : (data.places.find((one) => one.place === place)?.name ?? null);
  const review = useReview(data, state, dispatch, path);
  const submit = useSubmit();
  const isSending = useNavigation().formMethod === "POST";
  const send = (body: ReviewAction) =>
    submit(body as Parameters<typeof submit>[0], { method: "post", encType: "application/json" });

  // As long as a result is shown, answering it is what the page is for.
  const isAnswering = review.card !== null;
  const publish = runId !== null &&
    data.publishableCount > 0 &&
    data.question?.cover === "covered" && {
      content: t("review.publish", { count: data.publishableCount }),
      loading: isSending,
      onAction: () => send({ intent: "publish", runId, key: crypto.randomUUID() }),
    };

  return (
    <Page
      title={t("frame.review")}
      fullWidth
      backAction={
        runId === null
          ? { content: t("frame.home"), url: "/app" }
          : { content: t("review.run"), url: `/app/runs/${runId}` }
      }
      {...(publish && (isAnswering ? { secondaryActions: [publish] } : { primaryAction: publish }))}
    >
      <TitleBar title={t("frame.review")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        <Choices view={data} leftCount={review.leftCount} />
        {data.question ? (
          <OrderQuestions
            key={`${data.question.orderId} ${data.question.cover}`}
            question={data.question}
            elsewhere={elsewhere}
            isSending={isSending}
            isPrimary={!isAnswering}
            onAnswer={(answers) =>
              data.question &&
              send({
                intent: "answer",
                orderId: data.question.orderId,
                target: place,
                answers: [...answers],
                sampleAssetIds: data.question.sample.map(({ assetId }) => assetId),
              })
            }
          />
        ) : (
          <UnansweredOrders orders={data.unanswered} />
        )}
        <Queue view={data} review={review}>
          <RejectedNote
            rejected={review.state.rejected}
            isSending={isSending}
            onMakeAgain={({ runId: madeBy, productGids }) =>
              send({ intent: "again", runId: madeBy, productGids: [...productGids] })
            }
          />
        </Queue>
      </BlockStack>
    </Page>
  );
}
