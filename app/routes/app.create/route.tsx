/** Create: choose what, choose how, see what it costs, start. The selection lives in a draft that the address names. */
import { redirect, replace } from "@remix-run/node";
import {
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
  useSubmit,
} from "@remix-run/react";
import { TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";
import { keepData, keepPage } from "#app/components/keep-page.ts";
import { type Selection, selectionSchema } from "#app/domain/catalog/schemas.ts";
import { saveDraft } from "#app/domain/generation/index.server.ts";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { useLive } from "#app/components/use-live.ts";
import { type Funds, presentCreate } from "./presenter.server.ts";
import { startDraft } from "./start-draft.server.ts";
import { ProductsCard } from "./ProductsCard.tsx";
import { QualityChoice } from "./QualityChoice.tsx";
import { Summary } from "./Summary.tsx";
import { usePreview } from "./use-preview.ts";

export const meta = () => [{ title: "Create pictures · ProductStudio" }];

const qualitySchema = z.enum(QUALITIES).catch("standard");
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
  const { runId, ...rest } = await presentCreate(ctx, query.get("draft"));
  if (runId !== null || !("view" in rest)) throw replace(`/app/runs/${runId}`);
  return rest.view;
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
  return started.ok ? replace(`/app/runs/${started.runId}`) : refused(started);
});

export const clientAction = keepPage;

/** The quality stands in the address so that it survives; the server has nothing to say about it. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) => {
  const { currentUrl, nextUrl, formMethod } = change;
  const isSameDraft = currentUrl.searchParams.get("draft") === nextUrl.searchParams.get("draft");
  const isOnlyQuality = isSameDraft && currentUrl.search !== nextUrl.search;
  return isOnlyQuality && formMethod === undefined ? false : keepData(change);
};

const createPath = (draftId: string, quality: Quality): string =>
  `/app/create?draft=${draftId}&quality=${quality}`;

export default function Create() {
  const { funds, draft } = useLoaderData<typeof loader>();
  const { data: newestFunds } = useLive<Funds>(funds, "/app/create/live", () => false);
  const problem = useActionData<typeof action>();
  const [query, setQuery] = useSearchParams();
  const quality = qualitySchema.parse(query.get("quality"));
  const navigation = useNavigation();
  const submit = useSubmit();
  const { answer, retry } = usePreview(draft?.draftId ?? null);
  const pick = usePicker((selection) => {
    if (selection === null) setQuery({ quality });
    else submit({ intent: "select", selection, quality }, { method: "post", encType: "application/json" });
  });
  const isBusy = navigation.state !== "idle";
  useEffect(() => {
    if (problem?.reason === "selection-changed") retry();
  }, [problem, retry]);

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
            <QualityChoice
              quality={quality}
              onChange={(chosen) =>
                setQuery(
                  (before) => {
                    before.set("quality", chosen);
                    return before;
                  },
                  { replace: true, preventScrollReset: true },
                )
              }
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <div className="ps-sticky">
            <Summary
              answer={answer}
              onRetry={retry}
              quality={quality}
              funds={newestFunds}
              buyUrl={(neededCredits) => buyPath(draft?.draftId ?? "", quality, neededCredits)}
              problem={problem?.message ?? null}
              isStarting={isBusy && navigation.formMethod === "POST"}
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

function buyPath(draftId: string, quality: Quality, neededCredits: number): string {
  const query = new URLSearchParams({
    returnTo: createPath(draftId, quality),
    needed: String(neededCredits),
  });
  return `/app/credits?${query.toString()}`;
}

/** Shopify's own picker, for products and for collections. Closing it changes nothing; choosing nothing is null. */
function usePicker(onPicked: (selection: Selection | null) => void) {
  const shopify = useAppBridge();
  return {
    async products(before: Selection | null): Promise<void> {
      const chosen = before && "productGids" in before ? before.productGids : [];
      const picked = await shopify.resourcePicker({
        type: "product",
        action: "select",
        multiple: true,
        filter: { variants: false },
        selectionIds: chosen.map((id) => ({ id })),
      });
      if (picked === undefined) return;
      const productGids = picked.map(({ id }) => id);
      onPicked(productGids.length > 0 ? { productGids } : null);
    },
    async collection(): Promise<void> {
      const picked = await shopify.resourcePicker({ type: "collection", action: "select", multiple: false });
      const collectionGid = picked?.[0]?.id;
      if (collectionGid) onPicked({ collectionGid });
    },
  };
}
