import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { count, counted } from "#app/components/format.ts";
import { publicationWords } from "#app/components/publication-words.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { AskDialog } from "./AskDialog.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { PublishedProduct } from "./PublishedProduct.tsx";
import { ScheduleDialog } from "./ScheduleDialog.tsx";
import { LostPressBanner } from "./LostPressBanner.tsx";
import { backFrom } from "./back-from.ts";
import type { PageProps } from "./page-props.ts";
import { undoSentences } from "./publication-sentences.ts";
import { type UndoTarget, useUndoSelection } from "./use-undo-selection.ts";
import { useDialog } from "./use-dialog.ts";

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
  const title = `Publication to ${counted(total, "product")}`;
  const words = publicationWords(status, counts, undoCounts);
  const isOpen = status === "scheduled" || status === "publishing" || status === "paused";
  const refusedCount = undoCounts.refused ?? 0;
  const failedCount = counts.failed - cancelledCount + (undoCounts.failed ?? 0);
  const primary =
    status === "paused"
      ? { content: "Resume publication", loading: isSending, onAction: () => onSend({ intent: "resume" }) }
      : status === "scheduled" && {
          content: "Publish now",
          loading: isSending,
          onAction: () => onSend({ intent: "start", version: publication.version }),
        };
  const secondary = [
    ...(status === "scheduled" ? [{ content: "Change time…", onAction: () => ask("schedule") }] : []),
    ...(status === "publishing"
      ? [{ content: "Pause publication", loading: isSending, onAction: () => onSend({ intent: "pause" }) }]
      : []),
    ...(undoable.productCount > 0
      ? [{ content: "Undo all…", onAction: () => ask({ productGids: null, figures: undoable }) }]
      : []),
    saveAction,
    ...(isOpen ? [{ content: "Cancel publication", destructive: true, onAction: () => ask("cancel") }] : []),
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
                  ? "Left as they are"
                  : only === "failed"
                    ? "To look at"
                    : "Product by product"}
              </Text>
              <InlineStack gap="300">
                {only !== null && (
                  <Button variant="plain" onClick={() => onShow(null)}>
                    Show all products
                  </Button>
                )}
                {only !== "failed" && failedCount > 0 && (
                  <Button variant="plain" onClick={() => onShow("failed")}>
                    Show those to look at
                  </Button>
                )}
                {only !== "left-alone" && refusedCount > 0 && (
                  <Button variant="plain" onClick={() => onShow("left-alone")}>
                    {`Show ${count(refusedCount)} left as ${refusedCount === 1 ? "it is" : "they are"}`}
                  </Button>
                )}
              </InlineStack>
            </InlineStack>
            {selection.target && (
              <div>
                <Button onClick={() => selection.target && ask(selection.target)}>
                  {`Undo ${counted(selection.target.figures.productCount, "selected product")}…`}
                </Button>
              </div>
            )}
            {products.length === 0 ? (
              <Text as="p" tone="subdued">
                No product is left here.
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
          Planned <Moment iso={publication.createdAt} />
          {publication.finishedAt !== null && (
            <>
              , finished <Moment iso={publication.finishedAt} />
            </>
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
        title="Cancel this publication?"
        sentences={[
          `${counted(counts.queued, "product that wasn't begun stays", "products that weren't begun stay")} as ${counts.queued === 1 ? "it is" : "they are"}. What was begun is finished.`,
          "What was published stays, and can be undone.",
        ]}
        act="Cancel publication"
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
      title={`Undo on ${counted(figures.productCount, "product")}?`}
      sentences={undoSentences(figures)}
      act={`Undo ${counted(figures.productCount, "product")}`}
      isDestructive
      isSending={isSending}
      onClose={onClose}
      onAct={() => target && onUndo(target)}
    />
  );
}
