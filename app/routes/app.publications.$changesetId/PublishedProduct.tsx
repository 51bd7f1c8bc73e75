import { Link } from "@remix-run/react";
import { BlockStack, Button, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { LearnMore } from "#app/components/LearnMore.tsx";
import { publishingAnchor } from "#app/components/help-anchors.ts";
import { FailureCode } from "#app/components/FailureCode.tsx";
import { Picture } from "#app/components/Picture.tsx";
import { VideoMark } from "#app/components/ResultTile.tsx";
import { type PublishedNoun, PRODUCT_WORDS, UNDO_WORDS } from "#app/components/publication-words.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { MediaRow } from "./MediaRow.tsx";
import { ProductHeading } from "./ProductHeading.tsx";
import type { ProductView } from "./presenter.server.ts";

/** A product of a publication: what came of it, its media before and now, and undo. */
export function PublishedProduct({
  product,
  noun,
  isSelected,
  onSelect,
  onUndo,
}: {
  readonly product: ProductView;
  readonly noun: PublishedNoun;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
  readonly onUndo: () => void;
}) {
  const { title, productGid, status, failureText, failureCode, before, after, lines, undo, undoable } =
    product;
  const hasEnded = status !== "queued" && status !== "publishing";
  return (
    <div className="ps-line ps-line--top">
      {undoable !== null && (
        <Checkbox
          label={t("publications.select", { title })}
          labelHidden
          checked={isSelected}
          onChange={onSelect}
        />
      )}
      <div className="ps-row__text">
        <BlockStack gap="300">
          <ProductHeading
            title={title}
            productGid={productGid}
            badges={[
              ...(undo?.status === "undone" ? [] : [PRODUCT_WORDS[status]]),
              ...(undo ? [UNDO_WORDS[undo.status]] : []),
            ]}
          />
          {(before || after) && (
            <div className="ps-media-rows">
              {before && <MediaRow label={t("publications.beforehand")} media={before} />}
              {after && (
                <MediaRow label={hasEnded ? t("publications.now") : t("publications.after")} media={after} />
              )}
            </div>
          )}
          {!hasEnded && (
            <Text as="p" variant="bodySm" tone="subdued">
              {status === "queued" ? t("publications.waits") : t(`publications.onItsWay.${noun}`)}
            </Text>
          )}
          {status === "cancelled" || status === "left-out" ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {failureText}
            </Text>
          ) : (
            <Outcome text={failureText} code={failureCode} />
          )}
          {lines.map(
            ({ assetId, leftOut }) =>
              leftOut !== null && (
                <Text key={assetId} as="p" variant="bodySm" tone="subdued">
                  {leftOut} <Link to={`/app/results/${assetId}`}>{t("publications.openResult")}</Link>
                </Text>
              ),
          )}
          {undo && <Outcome text={undo.failureText} code={undo.failureCode} />}
          {undo && undo.edits.length > 0 && (
            <ul className="ps-bullets">
              {undo.edits.map((edit) => (
                <li key={edit}>
                  <Text as="span" variant="bodySm">
                    {edit}
                  </Text>
                </li>
              ))}
            </ul>
          )}
          <InlineStack gap="200" blockAlign="center">
            {lines.map(({ assetId, src, isOnProduct, durationMs }) => (
              <Link
                key={assetId}
                to={`/app/results/${assetId}`}
                className="ps-thumb"
                aria-label={t("publications.resultOf", { title })}
              >
                <Picture
                  src={src}
                  alt=""
                  isWaiting={!isOnProduct}
                  {...(durationMs !== null && { note: <VideoMark durationMs={durationMs} /> })}
                />
              </Link>
            ))}
            {undoable !== null && (
              <Button onClick={onUndo} accessibilityLabel={t("publications.undoOf", { title })}>
                {undo === null ? t("publications.undo") : t("publications.undoAgain")}
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      </div>
    </div>
  );
}

function Outcome({ text, code }: { readonly text: string | null; readonly code: string | null }) {
  if (text === null) return null;
  return (
    <div>
      <Text as="p" tone="critical">
        {text}
      </Text>
      {code !== null && <LearnMore anchor={publishingAnchor(code)} about={text} />}
      <FailureCode code={code} />
    </div>
  );
}
