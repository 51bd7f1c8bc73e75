import { BlockStack, Button, ButtonGroup, Modal } from "@shopify/polaris";
import type { RefObject } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import { withKey } from "./AnswerBar.tsx";
import { Compare } from "./Compare.tsx";
import type { ReviewCard } from "./review-state.ts";
import { useKeys } from "./use-keys.ts";
import { useView } from "./use-view.ts";

/** One of a few results beside its source, as large as the window lets it, and nearer; the others are a step away. */
export function CloserLook({
  cards,
  shownId,
  activator,
  onShow,
  onClose,
}: {
  readonly cards: readonly ReviewCard[];
  /** Null: it is closed. */
  readonly shownId: string | null;
  /** Gets the keyboard back when it is closed. */
  readonly activator: RefObject<HTMLElement>;
  readonly onShow: (assetId: string) => void;
  readonly onClose: () => void;
}) {
  const at = cards.findIndex(({ assetId }) => assetId === shownId);
  const card = cards[at];
  const near = useView(shownId);
  const zoom = () => near.toggle({ x: 50, y: 50 });
  const step = (by: 1 | -1) => {
    const next = cards[at + by];
    if (next) onShow(next.assetId);
  };
  const arrow = (right: -1 | 0 | 1, down: -1 | 0 | 1) => () =>
    near.view.isZoomed ? near.move(right, down) : step(right + down > 0 ? 1 : -1);
  useKeys(
    card
      ? {
          z: zoom,
          ArrowRight: arrow(1, 0),
          ArrowLeft: arrow(-1, 0),
          ArrowDown: arrow(0, 1),
          ArrowUp: arrow(0, -1),
        }
      : {},
    "dialog",
  );
  return (
    <Modal
      open={card !== undefined}
      activator={activator}
      size="large"
      title={card?.title ?? ""}
      onClose={onClose}
    >
      <Modal.Section>
        {card && (
          <BlockStack gap="300">
            <Compare card={card} view={near.view} onLookAt={near.lookAt} />
            <ButtonGroup>
              <Button disabled={at === 0} onClick={() => step(-1)} accessibilityLabel={t("review.previous")}>
                ←
              </Button>
              <Button
                disabled={at === cards.length - 1}
                onClick={() => step(1)}
                accessibilityLabel={t("review.next")}
              >
                →
              </Button>
              <Button
                pressed={near.view.isZoomed}
                onClick={zoom}
                accessibilityLabel={withKey(t("review.zoom"), "Z")}
              >
                {t("review.zoom")}
              </Button>
            </ButtonGroup>
          </BlockStack>
        )}
      </Modal.Section>
    </Modal>
  );
}
