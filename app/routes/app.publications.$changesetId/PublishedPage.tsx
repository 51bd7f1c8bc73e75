import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { publicationWords } from "#app/components/publication-words.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { AskDialog } from "#app/components/AskDialog.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { PublishedProduct } from "./PublishedProduct.tsx";
import { ScheduleDialog } from "./ScheduleDialog.tsx";
import { LostPressBanner } from "./LostPressBanner.tsx";
import { backFrom } from "./back-from.ts";
import type { PageProps } from "./page-props.ts";
import { undoSentences } from "./publication-sentences.ts";
import { type UndoTarget, useUndoSelection } from "./use-undo-selection.ts";
import { useDialog } from "#app/components/use-dialog.ts";

type Question = "schedule" | "cancel" | UndoTarget;

/** A publication that was started: how far it is, what came of each product, and how it is steered and undone. */
export function PublishedPage({
  publication,
  problem,
  isLost,
  lostPress,
  onSeen,
  isSending,
  heardAt,
  onSend,
  saveAction,
  onShow,
}: PageProps) {
  const { counts, cancelledCount, status, products, noun, only, undoCounts, undoable } = publication;
  const { open, ask, close, activator } = useDialog<Question>();
  const selection = useUndoSelection(products);
  useFocusKept(status);
  const total = counts.queued + counts.publishing + counts.done + counts.failed;
  const title = t("publications.publicationTitle", { count: total });
  const words = publicationWords(status, counts, undoCounts);
  const isOpen = status === "scheduled" || status === "publishing" || status === "paused";
  const refusedCount = undoCounts.refused ?? 0;
  const failedCount = counts.failed - cancelledCount + (undoCounts.failed ?? 0);
  const primary =
    status === "paused"
      ? {
          content: t("publications.resume"),
          loading: isSending,
          onAction: () => onSend({ intent: "resume" }),
        }
      : status === "scheduled" && {
          content: t("publications.publishNow"),
          loading: isSending,
          onAction: () => onSend({ intent: "start", version: publication.version }),
        };
  const secondary = [
    ...(status === "scheduled"
      ? [{ content: t("publications.changeTime"), onAction: () => ask("schedule") }]
      : []),
    ...(status === "publishing"
      ? [
          {
            content: t("publications.pause"),
            loading: isSending,
            onAction: () => onSend({ intent: "pause" }),
          },
        ]
      : []),
    ...(undoable.productCount > 0
      ? [
          {
            content: t("publications.undoAll"),
            onAction: () => ask({ productGids: null, figures: undoable }),
          },
        ]
      : []),
    saveAction,
    ...(isOpen
      ? [{ content: t("publications.cancel"), destructive: true, onAction: () => ask("cancel") }]
      : []),
  ];
  return (
    <Page
      title={title}
      titleMetadata={<Badge tone={words.tone}>{words.label}</Badge>}
      backAction={backFrom(publication)}
      {...(primary && { primaryAction: primary })}
      secondaryActions={secondary}
    >
      <TitleBar title={title} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <LostPressBanner lostPress={lostPress} onSeen={onSeen} />
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        <ProgressCard publication={publication} />
        <Card>
          <BlockStack gap="400">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd">
                {only === "left-alone"
                  ? t("publications.leftAlone")
                  : only === "failed"
                    ? t("publications.toLookAt")
                    : t("publications.products")}
              </Text>
              <InlineStack gap="300">
                {only !== null && (
                  <Button variant="plain" onClick={() => onShow(null)}>
                    {t("publications.showAll")}
                  </Button>
                )}
                {only !== "failed" && failedCount > 0 && (
                  <Button variant="plain" onClick={() => onShow("failed")}>
                    {t("publications.showToLookAt")}
                  </Button>
                )}
                {only !== "left-alone" && refusedCount > 0 && (
                  <Button variant="plain" onClick={() => onShow("left-alone")}>
                    {t("publications.showLeftAlone", { count: refusedCount })}
                  </Button>
                )}
              </InlineStack>
            </InlineStack>
            {selection.target && (
              <div>
                <Button onClick={() => selection.target && ask(selection.target)}>
                  {t("publications.undoSelected", { count: selection.target.figures.productCount })}
                </Button>
              </div>
            )}
            {products.length === 0 ? (
              <Text as="p" tone="subdued">
                {t("publications.noneLeft")}
              </Text>
            ) : (
              <div className="ps-lines">
                {products.map((product) => (
                  <PublishedProduct
                    key={product.productGid}
                    product={product}
                    noun={noun}
                    isSelected={selection.has(product.productGid)}
                    onSelect={(isSelected) => selection.select(product, isSelected)}
                    onUndo={() =>
                      product.undoable &&
                      ask({ productGids: [product.productGid], figures: product.undoable })
                    }
                  />
                ))}
              </div>
            )}
            <NextPage name="after" next={publication.next} isFirst={publication.isFirstPage} />
          </BlockStack>
        </Card>
        <p className="ps-footnote">
          {publication.finishedAt === null ? (
            <Rich
              words="publications.plannedAt"
              parts={{ planned: <Moment iso={publication.createdAt} /> }}
            />
          ) : (
            <Rich
              words="publications.finishedAt"
              parts={{
                planned: <Moment iso={publication.createdAt} />,
                finished: <Moment iso={publication.finishedAt} />,
              }}
            />
          )}
        </p>
      </BlockStack>
      <ScheduleDialog
        isOpen={open === "schedule"}
        activator={activator}
        isSending={isSending}
        onClose={close}
        onSchedule={(startsAt) => {
          onSend({ intent: "start", startsAt, version: publication.version });
          close();
        }}
      />
      <AskDialog
        isOpen={open === "cancel"}
        activator={activator}
        title={t("publications.cancelTitle")}
        sentences={[t("publications.cancelLeaves", { count: counts.queued }), t("publications.cancelKeeps")]}
        act={t("publications.cancel")}
        isDestructive
        isSending={isSending}
        onClose={close}
        onAct={() => {
          onSend({ intent: "cancel" });
          close();
        }}
      />
      <UndoDialog
        target={open !== null && typeof open === "object" ? open : null}
        activator={activator}
        isSending={isSending}
        onClose={close}
        onUndo={({ productGids }) => {
          onSend({ intent: "undo", ...(productGids && { productGids: [...productGids] }) });
          selection.clear();
          close();
        }}
      />
    </Page>
  );
}

function UndoDialog({
  target,
  activator,
  isSending,
  onClose,
  onUndo,
}: {
  readonly target: UndoTarget | null;
  readonly activator: RefObject<HTMLElement>;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onUndo: (target: UndoTarget) => void;
}) {
  const figures = target?.figures ?? { productCount: 0, resultCount: 0, replacedCount: 0 };
  return (
    <AskDialog
      isOpen={target !== null}
      activator={activator}
      title={t("publications.undoTitle", { count: figures.productCount })}
      sentences={undoSentences(figures)}
      act={t("publications.undoAct", { count: figures.productCount })}
      isDestructive
      isSending={isSending}
      onClose={onClose}
      onAct={() => target && onUndo(target)}
    />
  );
}
