/** Corrects an outline: the photo with what is left out tinted, a brush, and the cut-out that comes of it. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Layout, Page, Spinner, Text } from "@shopify/polaris";
import { useReducer, useState } from "react";
import { loadWords } from "#language";
import { sizedSource } from "#app/components/Picture.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { keepData, keepPage } from "#app/components/keep-page.ts";
import { correctOutline } from "#app/domain/generation/index.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { Canvas, type Tool } from "./Canvas.tsx";
import { CutOutCard } from "./CutOutCard.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { paintingSchema, presentOutline } from "./presenter.server.ts";
import { costSentence, saveLabel } from "./sentences.ts";
import { BLANK, RADII, USUAL_RADIUS, WHOLE, paint } from "./strokes.ts";
import { useKeys } from "./use-keys.ts";
import { useProposal } from "./use-proposal.ts";

export const handle = await loadWords("outline");

export const meta = () => [{ title: t("outline.documentTitle") }];

export const loader = merchantDoor(({ ctx, params }) => presentOutline(ctx, params["itemId"] ?? ""));

export const action = merchantDoor(async ({ ctx, request, params }) => {
  const parsed = await parseJson(request, paintingSchema);
  if (!parsed.ok) return refused(parsed);
  const input = { itemId: params["itemId"] ?? "", ...parsed.input };
  const corrected = await correctOutline(ctx, input, { signal: request.signal });
  if (corrected.ok) return redirect(`/app/runs/${corrected.runId}`);
  return refused(
    corrected.reason === "insufficient-credits" ? Object.assign({}, corrected, { goTo: buy() }) : corrected,
  );
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

/** The page finds it in the answer, as `Problem` says. */
const buy = () => ({ to: "/app/credits", text: t("outline.buyCredits") });

/** Width in which the photo is shown; painting needs no more. */
const SHOWN_WIDTH_PX = 1600;

export default function OutlinePage() {
  const task = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const submit = useSubmit();
  const isSending = useNavigation().formMethod === "POST";
  const [painting, step] = useReducer(paint, BLANK);
  const [tool, setTool] = useState<Tool>("keep");
  const [size, setSize] = useState<number>(USUAL_RADIUS);
  const [view, setView] = useState(WHOLE);
  const proposal = useProposal(task.itemId, painting.done);
  const shown = proposal.view;
  const photo = sizedSource(task.sourceUrl, SHOWN_WIDTH_PX) ?? "";
  const resize = (to: number) => setSize(Math.min(RADII.length - 1, Math.max(0, to)));
  useKeys({
    k: () => setTool("keep"),
    r: () => setTool("remove"),
    m: () => setTool("move"),
    "[": () => resize(size - 1),
    "]": () => resize(size + 1),
    Enter: proposal.ask,
    undo: () => step({ do: "undo" }),
    redo: () => step({ do: "redo" }),
  });
  const canSave = painting.done.length > 0 && task.itemCount > 0 && task.correctionsLeft !== 0;

  return (
    <Page
      title={t("outline.correct")}
      subtitle={task.productTitle}
      backAction={{ content: t("outline.run"), url: `/app/runs/${task.runId}` }}
      primaryAction={{
        content: saveLabel(task),
        disabled: !canSave || shown === null || shown.isEmpty,
        loading: isSending,
        onAction: () =>
          submit(
            { strokes: painting.done as unknown as string[] },
            { method: "post", encType: "application/json" },
          ),
      }}
    >
      <TitleBar title={t("outline.title")} />
      <BlockStack gap="400">
        <ProblemBanner problem={problem} isSending={isSending} heardAt={0} />
        <Layout>
          <Layout.Section>
            <Card>
              <BlockStack gap="400">
                <Toolbar
                  tool={tool}
                  size={size}
                  view={view}
                  painting={painting}
                  onTool={setTool}
                  onSize={resize}
                  onView={setView}
                  onStep={(what) => step({ do: what })}
                />
                {proposal.problem !== null && (
                  <Banner tone="warning" action={{ content: t("frame.tryAgain"), onAction: proposal.ask }}>
                    {proposal.problem}
                  </Banner>
                )}
                {shown === null ? (
                  <div className="ps-picture">
                    <Spinner accessibilityLabel={t("outline.drawing")} />
                  </div>
                ) : (
                  <Canvas
                    photo={photo}
                    alt={t("outline.photoOf", { product: task.productTitle })}
                    proposal={shown}
                    pending={painting.done.slice(proposal.strokeCount)}
                    tool={tool}
                    radius={RADII[size]!}
                    view={view}
                    onView={setView}
                    onStroke={(stroke) => step({ do: "paint", stroke })}
                  />
                )}
                <Text as="p" tone="subdued" aria-live="polite">
                  {t(proposal.isAsking ? "outline.following" : "outline.hint")}
                </Text>
              </BlockStack>
            </Card>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <CutOutCard photo={photo} title={task.productTitle} proposal={shown} />
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    {t("outline.whenSaved")}
                  </Text>
                  <Text as="p">{costSentence(task)}</Text>
                  <Text as="p" tone="subdued">
                    {t("outline.kept")}
                  </Text>
                </BlockStack>
              </Card>
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
