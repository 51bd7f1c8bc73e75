import { useState } from "react";
import { Picture, sizedSource } from "#app/components/Picture.tsx";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { CloserLook } from "./CloserLook.tsx";
import { SOURCE_WIDTH_PX } from "./Compare.tsx";
import type { ReviewCard } from "./review-state.ts";

const openerId = (assetId: string): string => `closer-${assetId}`;

/** Results beside their sources, large enough to tell packaging; each opens larger. */
export function OrderSample({ cards }: { readonly cards: readonly ReviewCard[] }) {
  const [shownId, setShownId] = useState<string | null>(null);
  const focus = useFocusReturn();
  const show = (assetId: string) => {
    focus.remember(openerId(assetId));
    setShownId(assetId);
  };
  return (
    <>
      <ul className="ps-order-sample">
        {cards.map(({ assetId, title, src, sourceUrl }) => (
          <li key={assetId}>
            <button
              type="button"
              id={openerId(assetId)}
              className="ps-order-sample__pair"
              aria-label={t("review.lookCloser", { title })}
              onClick={() => show(assetId)}
            >
              <span className="ps-order-sample__picture">
                <Picture src={sizedSource(sourceUrl, SOURCE_WIDTH_PX)} alt="" />
                <span className="ps-compare__label">{t("review.source")}</span>
              </span>
              <span className="ps-order-sample__picture">
                <Picture src={src} alt="" />
                <span className="ps-compare__label">{t("review.result")}</span>
              </span>
            </button>
            <span className="ps-tile__title" dir="auto">
              {title}
            </span>
          </li>
        ))}
      </ul>
      <CloserLook
        cards={cards}
        shownId={shownId}
        activator={focus.activator}
        onShow={show}
        onClose={() => setShownId(null)}
      />
    </>
  );
}
