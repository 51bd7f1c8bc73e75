/** A result: source beside result, findings, a person's answer, publication, download. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, Banner, BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Picture, sizedSource } from "#app/components/Picture.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { resultFile, useSavedFile } from "#app/components/use-saved-file.ts";
import { VERDICT_WORDS } from "#app/components/words.ts";
import { readAsset } from "#app/domain/assets/index.server.ts";
import { decideUnpublished, deleteResults } from "#app/domain/publishing/index.server.ts";
import { decisionSchema, OWN_SHOP } from "#app/domain/review/schemas.ts";
import { merchantDoor, orThrow, refused } from "#app/merchant-door.server.ts";
import { planPublication } from "#app/plan-publication.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { DeleteDialog } from "../app.history/DeleteDialog.tsx";
import { useFavourite } from "../app.history/use-favourite.ts";
import { useDialog } from "#app/components/use-dialog.ts";
import { AnswerCard } from "./AnswerCard.tsx";
import { ChecksCard } from "./ChecksCard.tsx";
import { FactsCard } from "./FactsCard.tsx";
import { PlacesCard } from "./PlacesCard.tsx";
import { PublishedCard } from "./PublishedCard.tsx";
import { type ResultView, presentResult } from "./presenter.server.ts";

export const handle = await loadWords("results", "history", "publications", "checks");

export const meta = () => [{ title: t("results.documentTitle") }];

const actionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("decide"), answer: decisionSchema }),
  z.strictObject({ intent: z.literal("publish"), key: z.uuid() }),
  z.strictObject({ intent: z.literal("delete") }),
]);

export const loader = merchantDoor(({ ctx, params }) => presentResult(ctx, params["assetId"] ?? ""));

export const action = merchantDoor(async ({ ctx, request, params }) => {
  const parsed = await parseJson(request, actionSchema);
  if (!parsed.ok) return refused(parsed);
  const { input } = parsed;
  const assetId = params["assetId"] ?? "";
  if (input.intent === "decide") {
    const decided = await decideUnpublished(ctx, { ...input.answer, assetId });
    return decided.ok ? null : refused(decided);
  }
  if (input.intent === "delete") {
    const deleted = await deleteResults(ctx, { assetIds: [assetId] });
    return deleted.ok ? redirect("/app/history") : refused(deleted);
  }
  const { runId } = orThrow(await readAsset(ctx, { assetId })).asset;
  return planPublication(ctx, { runId, assetIds: [assetId], key: input.key });
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function ResultPage() {
  const loaded = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const {
    data: result,
    isLost,
    heardAt,
  } = useLive<ResultView>(
    loaded,
    `/app/results/${loaded.assetId}/live`,
    ({ verdict, publication }, asked) =>
      verdict === "unchecked" || publication?.status === "publishing" || isUnanswered(problem, asked),
  );
  const submit = useSubmit();
  const isSending = useNavigation().formMethod === "POST";
  const send = (body: z.infer<typeof actionSchema>) =>
    submit(body as Parameters<typeof submit>[0], { method: "post", encType: "application/json" });
  const favourite = useFavourite(result);
  const { open, ask, close, activator } = useDialog<"delete">();
  const file = useSavedFile();
  const download = () => file.save(resultFile(result.assetId));
  const { label, tone } = VERDICT_WORDS[result.verdict];
  const state = result.isDeleted ? <Badge>{t("results.deleted")}</Badge> : <Badge tone={tone}>{label}</Badge>;
  const isUnpublished = ["failed", "undone", undefined].includes(result.publication?.status);
  const isScheduled = (result.publication?.beginsAt ?? null) !== null;
  const canPublish =
    !result.isDeleted && (result.verdict === "pass" || result.verdict === "warn") && isUnpublished;

  return (
    <Page
      title={result.title}
      titleMetadata={state}
      backAction={{ content: t("results.run"), url: `/app/runs/${result.runId}` }}
      {...(canPublish && {
        primaryAction: {
          content: t("history.publish"),
          loading: isSending,
          onAction: () => send({ intent: "publish", key: crypto.randomUUID() }),
        },
      })}
      secondaryActions={
        result.isDeleted
          ? []
          : [
              { content: t("history.download"), onAction: download },
              { content: favourite.act, onAction: favourite.toggle },
              { content: t("history.delete"), destructive: true, onAction: () => ask("delete") },
            ]
      }
    >
      <TitleBar title={t("results.result")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        <ProblemBanner problem={favourite.problem} isSending={false} heardAt={heardAt} />
        <ProblemBanner problem={file.problem} isSending={file.isAsking} heardAt={heardAt} />
        {result.isDeleted && (
          <Banner tone="info" title={t("results.wasDeleted")}>
            {t("results.wasDeletedMeans")}
          </Banner>
        )}
        <Layout>
          <Layout.Section>
            <Card>
              <div className="ps-pair">
                <LabelledPicture
                  label={t("results.source")}
                  src={sizedSource(result.sourceUrl, 1400)}
                  alt={t("results.sourceOf", { title: result.title })}
                />
                {result.videoPath === null ? (
                  <LabelledPicture
                    label={t("results.result")}
                    src={result.src}
                    alt={t("results.resultOf", { title: result.title })}
                    {...(result.isDeleted && { note: t("results.deleted") })}
                  />
                ) : (
                  <LabelledVideo result={result} path={result.videoPath} />
                )}
              </div>
            </Card>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              {result.publication !== null && <PublishedCard result={result} />}
              <AnswerCard
                result={result}
                isSending={isSending}
                canDecide={(isUnpublished || isScheduled) && !result.isDeleted}
                onDecide={(given) =>
                  send({
                    intent: "decide",
                    answer: { ...given, target: OWN_SHOP, seen: result.seen, wasOpened: true },
                  })
                }
              />
              {!result.isDeleted && <ChecksCard result={result} onDownload={download} />}
              <PlacesCard
                places={result.isDeleted ? [] : result.places}
                isSending={isSending}
                onTakeBack={({ target, seen }) =>
                  send({
                    intent: "decide",
                    answer: { decision: "withdraw", reason: t("results.takenBack"), target, seen },
                  })
                }
              />
              <FactsCard result={result} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
      <DeleteDialog
        isOpen={open === "delete"}
        activator={activator}
        count={1}
        isSending={isSending}
        onClose={close}
        onDelete={() => {
          send({ intent: "delete" });
          close();
        }}
      />
    </Page>
  );
}

/** Nothing is loaded before it is asked for, and nothing plays by itself: motion is the merchant's own choice. */
function LabelledVideo({ result, path }: { readonly result: ResultView; readonly path: string }) {
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {t("results.result")}
      </Text>
      <video
        className="ps-video"
        controls
        loop
        muted
        playsInline
        preload="none"
        poster={result.src ?? ""}
        width={result.widthPx}
        height={result.heightPx}
        style={{ aspectRatio: `${result.widthPx} / ${result.heightPx}`, height: "auto" }}
        src={path}
        aria-label={t("results.videoOf", { title: result.title })}
      />
    </BlockStack>
  );
}

function LabelledPicture({
  label,
  src,
  alt,
  note,
}: {
  readonly label: string;
  readonly src: string | null;
  readonly alt: string;
  readonly note?: string;
}) {
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {label}
      </Text>
      <Picture src={src} alt={alt} isEager {...(note !== undefined && { note })} />
    </BlockStack>
  );
}
