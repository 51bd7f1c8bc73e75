import { placementOf, type Ratio, type StyleSettings } from "#app/domain/generation/schemas.ts";
import { drawingOf } from "./previews.ts";

/** How much of a product's height is its width, in this drawing. */
const PRODUCT_WIDTH = 0.62;

/** A style as a small picture: its scene, or its colour with how much of the frame the product fills, in its proportions. */
export function StylePicture({ settings }: { readonly settings: StyleSettings }) {
  const { recipe, ratios } = settings;
  const ratio = ratios[0] ?? "1:1";
  const { widthPx, heightPx } = frame(ratio);
  const { fill, heightFill } = placementOf(recipe, ratio);
  const heightShare = Math.min(heightFill * heightPx, (fill * widthPx) / PRODUCT_WIDTH);
  const drawing = drawingOf(recipe);
  const isDrawn = "background" in drawing;
  return (
    <span className="ps-style" aria-hidden="true">
      <span
        className={`ps-style__frame${!isDrawn && drawing.isClear ? " ps-preview--transparent" : ""}`}
        style={{ width: widthPx, height: heightPx, ...(isDrawn && { background: drawing.background }) }}
      >
        {isDrawn ? (
          <span
            className={`ps-style__product${recipe.shadow === "none" ? "" : " ps-style__product--shadow"}`}
            style={{ height: heightShare, width: heightShare * PRODUCT_WIDTH }}
          />
        ) : (
          <img className="ps-style__scene" src={drawing.picture} alt="" width={widthPx} height={heightPx} />
        )}
      </span>
    </span>
  );
}

/** Side of the square in which every drawing has its place. */
const PLACE_PX = 88;

function frame(ratio: Ratio): { widthPx: number; heightPx: number } {
  const [width = 1, height = 1] = ratio.split(":").map(Number);
  const scale = PLACE_PX / Math.max(width, height);
  return { widthPx: width * scale, heightPx: height * scale };
}
