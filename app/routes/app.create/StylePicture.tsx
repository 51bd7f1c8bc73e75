import { backdropOf, FRAMING_FILL, type Ratio, type StyleSettings } from "#app/domain/generation/schemas.ts";

/** How much of a product's height is its width, in this drawing. */
const PRODUCT_WIDTH = 0.62;

/** A style as a small drawing: backdrop, proportions, how much of the frame the product fills, its shadow. */
export function StylePicture({ settings }: { readonly settings: StyleSettings }) {
  const { recipe, ratios } = settings;
  const fill = FRAMING_FILL[recipe.framing];
  const { widthPx, heightPx } = frame(ratios[0] ?? "1:1");
  const heightShare = Math.min(fill * heightPx, (fill * widthPx) / PRODUCT_WIDTH);
  return (
    <span className="ps-style" aria-hidden="true">
      <span
        className="ps-style__frame"
        style={{ width: widthPx, height: heightPx, background: backdropOf(recipe) }}
      >
        <span
          className={`ps-style__product${recipe.shadow === "none" ? "" : " ps-style__product--shadow"}`}
          style={{ height: heightShare, width: heightShare * PRODUCT_WIDTH }}
        />
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
