/** Create: choose what, choose how, see what it costs, start. The selection lives in a draft that the address names. */
import { redirect } from "@remix-run/node";
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
import { z } from "zod";
import { type Selection, selectionSchema } from "#app/domain/catalog/schemas.ts";
import { saveDraft } from "#app/domain/generation/index.server.ts";
import { QUALITIES, type Quality } from "#app/domain/generation/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { presentCreate } from "./presenter.server.ts";
import { startDraft } from "./start-draft.server.ts";
import { ProductsCard } from "./ProductsCard.tsx";
import { QualityChoice } from "./QualityChoice.tsx";
import { Summary } from "./Summary.tsx";
import { usePreview } from "./use-preview.ts";

export const meta = () => [{ title: "Create pictures · ProductStudio" }];

const qualitySchema = z.enum(QUALITIES).catch("standard");
const actionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("select"), selection: selectionSchema, quality: z.enum(QUALITIES) }),
  z.strictObject({ intent: z.literal("start"), draftId: z.uuid(), quality: z.enum(QUALITIES) }),
]);

export const loader = merchantDoor(async ({ ctx, query }) => {
  const { runId, ...rest } = await presentCreate(ctx, query.get("draft"));
  if (runId !== null || !("view" in rest)) throw redirect(`/app/runs/${runId}`);
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
  return started.ok ? redirect(`/app/runs/${started.runId}`) : refused(started);
});

/** The quality stands in the address so that it survives; the server has nothing to say about it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, ...rest }) => {
  const isSameDraft = currentUrl.searchParams.get("draft") === nextUrl.searchParams.get("draft");
  const isOnlyQuality = isSameDraft && currentUrl.search !== nextUrl.search;
  return isOnlyQuality && formMethod === undefined ? false : rest.defaultShouldRevalidate;
};

const createPath = (draftId: string, quality: Quality): string =>
  `/app/create?draft=${draftId}&quality=${quality}`;

export default function Create() {
  const { availableCredits, isFrozen, draft } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const [query, setQuery] = useSearchParams();
  const quality = qualitySchema.parse(query.get("quality"));
  const navigation = useNavigation();
  const submit = useSubmit();
  const { answer, retry } = usePreview(draft?.draftId ?? null);
  const pick = usePicker((selection) =>
    submit({ intent: "select", selection, quality }, { method: "post", encType: "application/json" }),
  );
  const isBusy = navigation.state !== "idle";

  return (
    <Page title="Create pictures" backAction={{ content: "Home", url: "/app" }}>
      <TitleBar title="Create pictures" />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ProductsCard
              selection={draft?.selection ?? null}
              answer={answer}
              isBusy={isBusy}
              onPickProducts={() => void pick.products(draft?.selection ?? null)}
              onPickCollection={() => void pick.collection()}
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
              availableCredits={availableCredits}
              isFrozen={isFrozen}
              buyUrl={(shortfall) => buyPath(draft?.draftId ?? "", quality, shortfall)}
              problem={problem?.message ?? null}
              isStarting={isBusy && navigation.formMethod === "POST"}
              onStart={() =>
                draft &&
                submit(
                  { intent: "start", draftId: draft.draftId, quality },
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

function buyPath(draftId: string, quality: Quality, shortfall: number): string {
  const query = new URLSearchParams({ returnTo: createPath(draftId, quality), short: String(shortfall) });
  return `/app/credits?${query.toString()}`;
}

/** Shopify's own picker, for products and for collections. Closing it changes nothing. */
function usePicker(onPicked: (selection: Selection) => void) {
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
      const productGids = picked?.map(({ id }) => id) ?? [];
      if (productGids.length > 0) onPicked({ productGids });
    },
    async collection(): Promise<void> {
      const picked = await shopify.resourcePicker({ type: "collection", action: "select", multiple: false });
      const collectionGid = picked?.[0]?.id;
      if (collectionGid) onPicked({ collectionGid });
    },
  };
}
