/** Create: choose what, choose how, see what it costs, start. The selection lives in a draft that the address names. */
import { redirect, replace } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigate, useNavigation, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { selectionSchema } from "#app/domain/catalog/schemas.ts";
import { saveDraft } from "#app/domain/generation/index.server.ts";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { ProductsCard } from "./ProductsCard.tsx";
import { QualityChoice } from "./QualityChoice.tsx";
import { Summary } from "./Summary.tsx";
import { type CreateLive, presentCreate } from "./presenter.server.ts";
import { startDraft } from "./start-draft.server.ts";
import { usePicker } from "./use-picker.ts";
import { usePreview } from "./use-preview.ts";
import { useQuality } from "./use-quality.ts";

export const meta = () => [{ title: "Create pictures · ProductStudio" }];

const actionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("select"), selection: selectionSchema, quality: z.enum(QUALITIES) }),
  z.strictObject({
    intent: z.literal("start"),
    draftId: z.uuid(),
    quality: z.enum(QUALITIES),
    expectedItemCount: z.int().min(1),
  }),
]);

export const loader = merchantDoor(async ({ ctx, query }) => {
  const view = await presentCreate(ctx, query.get("draft"));
  if (view.live.runId !== null) throw replace(runPath(view.live.runId));
  return view;
});

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, actionSchema);
  if (!parsed.ok) return refused(parsed);
  const { input } = parsed;
  if (input.intent === "select") {
    const saved = await saveDraft(ctx, input);
    return saved.ok ? redirect(createPath(saved.draftId, input.quality)) : refused(saved);
  }
  const started = await startDraft(ctx, input);
  // In the place of this page: going back from the run leads to where one was before it was chosen.
  return started.ok ? replace(runPath(started.runId)) : refused(started);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

const runPath = (runId: string): string => `/app/runs/${runId}`;
const createPath = (draftId: string, quality: Quality): string =>
  `/app/create?draft=${draftId}&quality=${quality}`;

export default function Create() {
  const { live: loaded, draft } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const { data: live, heardAt } = useLive<CreateLive>(loaded, livePath(draft?.draftId), (_, asked) =>
    isUnanswered(problem, asked),
  );
  const [quality, chooseQuality] = useQuality();
  const navigation = useNavigation();
  const navigate = useNavigate();
  const submit = useSubmit();
  const { answer, retry } = usePreview(draft?.draftId ?? null);
  const pick = usePicker((selection) => {
    if (selection === null) navigate(`/app/create?quality=${quality}`);
    else submit({ intent: "select", selection, quality }, { method: "post", encType: "application/json" });
  });
  const isBusy = navigation.state !== "idle";
  const isStarting = (navigation.json as { intent?: string } | undefined)?.intent === "start";
  useEffect(() => {
    if (problem?.reason === "selection-changed") retry();
  }, [problem, retry]);
  useEffect(() => {
    // Started from here, but the answer was lost; or from another tab.
    if (live.runId !== null) navigate(runPath(live.runId), { replace: true });
  }, [live.runId, navigate]);

  return (
    <Page title="Create pictures" backAction={{ content: "Home", url: "/app" }}>
      <TitleBar title="Create pictures" />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ProductsCard
              selection={draft?.selection ?? null}
              answer={answer}
              // Not disabled while busy: a disabled button loses the keyboard's place.
              onPickProducts={() => void (isBusy || pick.products(draft?.selection ?? null))}
              onPickCollection={() => void (isBusy || pick.collection())}
            />
            <QualityChoice quality={quality} onChange={chooseQuality} isFixed={isStarting} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <div className="ps-sticky">
            <Summary
              answer={answer}
              onRetry={retry}
              quality={quality}
              funds={live}
              buyUrl={(neededCredits) => buyPath(draft?.draftId ?? "", quality, neededCredits)}
              problem={<ProblemBanner problem={problem} isSending={isBusy} heardAt={heardAt} />}
              isStarting={isStarting}
              onStart={(expectedItemCount) =>
                draft &&
                submit(
                  { intent: "start", draftId: draft.draftId, quality, expectedItemCount },
                  { method: "post", encType: "application/json" },
                )
              }
            />
          </div>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

const livePath = (draftId = ""): string =>
  draftId === "" ? "/app/create/live" : `/app/create/live?draft=${draftId}`;

function buyPath(draftId: string, quality: Quality, neededCredits: number): string {
  const query = new URLSearchParams({
    returnTo: createPath(draftId, quality),
    needed: String(neededCredits),
  });
  return `/app/credits?${query.toString()}`;
}
