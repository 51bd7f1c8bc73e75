import { Button, ButtonGroup, InlineStack } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";

/** What a button does, with the key that does the same. */
export const withKey = (what: string, key: string): string => t("review.withKey", { what, key });

/** What can be done with the shown result, or with those that are ticked; every button has its key. */
export function AnswerBar({
  meantCount,
  canAccept,
  isSelecting,
  canUndo,
  isZoomed,
  isTicked,
  onAccept,
  onReject,
  onUndo,
  onStep,
  onZoom,
  onTick,
  onHelp,
}: {
  /** How many results an answer is about. */
  readonly meantCount: number;
  readonly canAccept: boolean;
  /** The rest of a selection is on its way: until then nothing is answered. */
  readonly isSelecting: boolean;
  readonly canUndo: boolean;
  readonly isZoomed: boolean;
  readonly isTicked: boolean;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onUndo: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onZoom: () => void;
  readonly onTick: () => void;
  readonly onHelp: () => void;
}) {
  const isMany = meantCount > 1;
  const accept = isMany ? t("review.acceptMany", { many: meantCount }) : t("review.accept");
  const reject = isMany ? t("review.rejectMany", { many: meantCount }) : t("review.reject");
  return (
    <div className="ps-review__bar">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <ButtonGroup>
          <Button
            variant="primary"
            disabled={!canAccept}
            loading={isSelecting}
            onClick={onAccept}
            accessibilityLabel={withKey(accept, "A")}
          >
            {accept}
          </Button>
          <Button
            tone="critical"
            loading={isSelecting}
            onClick={onReject}
            accessibilityLabel={withKey(reject, "R")}
          >
            {reject}
          </Button>
          <Button
            disabled={!canUndo}
            onClick={onUndo}
            accessibilityLabel={withKey(t("review.undoLast"), "U")}
          >
            {t("review.undo")}
          </Button>
        </ButtonGroup>
        <ButtonGroup>
          <Button onClick={() => onStep(-1)} accessibilityLabel={t("review.previous")}>
            ←
          </Button>
          <Button onClick={() => onStep(1)} accessibilityLabel={t("review.next")}>
            →
          </Button>
          <Button pressed={isZoomed} onClick={onZoom} accessibilityLabel={withKey(t("review.zoom"), "Z")}>
            {t("review.zoom")}
          </Button>
          <Button
            pressed={isTicked}
            onClick={onTick}
            accessibilityLabel={withKey(t("review.selectThis"), "T")}
          >
            {t("review.select")}
          </Button>
          <Button onClick={onHelp} accessibilityLabel={withKey(t("review.keys"), "?")}>
            ?
          </Button>
        </ButtonGroup>
      </InlineStack>
    </div>
  );
}
