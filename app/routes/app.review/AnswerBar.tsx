import { Button, ButtonGroup, InlineStack } from "@shopify/polaris";
import { count } from "#app/components/format.ts";

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
  const many = meantCount > 1 ? ` ${count(meantCount)}` : "";
  return (
    <div className="ps-review__bar">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <ButtonGroup>
          <Button
            variant="primary"
            disabled={!canAccept}
            loading={isSelecting}
            onClick={onAccept}
            accessibilityLabel={`Accept${many} (key A)`}
          >
            {`Accept${many}`}
          </Button>
          <Button
            tone="critical"
            loading={isSelecting}
            onClick={onReject}
            accessibilityLabel={`Reject${many} (key R)`}
          >
            {`Reject${many}`}
          </Button>
          <Button disabled={!canUndo} onClick={onUndo} accessibilityLabel="Undo the last answer (key U)">
            Undo
          </Button>
        </ButtonGroup>
        <ButtonGroup>
          <Button onClick={() => onStep(-1)} accessibilityLabel="Previous result (left arrow)">
            ←
          </Button>
          <Button onClick={() => onStep(1)} accessibilityLabel="Next result (right arrow)">
            →
          </Button>
          <Button pressed={isZoomed} onClick={onZoom} accessibilityLabel="Zoom (key Z)">
            Zoom
          </Button>
          <Button pressed={isTicked} onClick={onTick} accessibilityLabel="Select this result (key T)">
            Select
          </Button>
          <Button onClick={onHelp} accessibilityLabel="Keys (key ?)">
            ?
          </Button>
        </ButtonGroup>
      </InlineStack>
    </div>
  );
}
