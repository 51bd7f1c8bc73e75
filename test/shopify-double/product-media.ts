import { randomUUID } from "node:crypto";
import type { DoubleContext } from "./context.ts";
import type { FileRow, ProductRow, ShopRow, VariantRow } from "./database.ts";
import { badRequest } from "./graphql/errors.ts";
import { fileGid, idOf, parseGid } from "./graphql/ids.ts";
import type { DueWork } from "./scheduler.ts";
import { readSettings } from "./settings.ts";

export interface MediaUserError {
  field: string[];
  message: string;
  code: string;
}

export interface Move {
  id: string;
  newPosition: string | number;
}

export interface VariantMediaInput {
  variantId: string;
  mediaIds: string[];
}

const MAX_VARIANT_MEDIA_PAIRS = 100;

interface ReorderPayload {
  productId: number;
  moves: { fileId: number; newPosition: number }[];
}

export function findProduct(context: DoubleContext, shop: ShopRow, id: string): ProductRow | undefined {
  const productId = idOf("Product", id);
  if (productId === null) return undefined;
  return context.db.get<ProductRow>("SELECT * FROM product WHERE id = ? AND shop_id = ?", productId, shop.id);
}

/** The media of a product in order. */
export function productMedia(context: DoubleContext, productId: number): FileRow[] {
  return context.db.all<FileRow>(
    "SELECT f.* FROM product_media pm JOIN file f ON f.id = pm.file_id WHERE pm.product_id = ? ORDER BY pm.position",
    productId,
  );
}

/** productReorderMedia: accepted now, done by a job. */
export function reorderMedia(
  context: DoubleContext,
  shop: ShopRow,
  productGid: string,
  moves: Move[],
): { jobId: string | null; mediaUserErrors: MediaUserError[] } {
  const refused = (field: string[], code: string, message: string) => ({
    jobId: null,
    mediaUserErrors: [{ field, code, message }],
  });
  const product = findProduct(context, shop, productGid);
  if (!product) return refused(["id"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist");
  const attached = new Map(productMedia(context, product.id).map((file) => [fileGid(file), file.id]));
  const parsed: ReorderPayload["moves"] = [];
  for (const [index, move] of moves.entries()) {
    parseGid(move.id);
    const fileId = attached.get(move.id);
    if (fileId === undefined) {
      return refused(
        ["moves", String(index), "id"],
        "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
        "Media does not exist on the given product.",
      );
    }
    parsed.push({ fileId, newPosition: Number(move.newPosition) });
  }
  const jobId = randomUUID();
  const payload: ReorderPayload = { productId: product.id, moves: parsed };
  context.db.run(
    "INSERT INTO job (id, shop_id, payload, done, due_at) VALUES (?, ?, ?, 0, ?)",
    jobId,
    shop.id,
    JSON.stringify(payload),
    context.clock.now() + readSettings(context.db).jobDelayMs,
  );
  context.wake();
  return { jobId, mediaUserErrors: [] };
}

/** The background work that finishes jobs. */
export function jobWork(context: DoubleContext): DueWork {
  const { db, clock } = context;
  return {
    nextDueAt: () =>
      db.get<{ at: number | null }>("SELECT min(due_at) AS at FROM job WHERE due_at IS NOT NULL")?.at ?? null,
    runDue() {
      const due = db.all<{ id: string; payload: string }>(
        "SELECT id, payload FROM job WHERE due_at IS NOT NULL AND due_at <= ?",
        clock.now(),
      );
      for (const { id, payload } of due) {
        db.transaction(() => {
          applyMoves(context, JSON.parse(payload) as ReorderPayload);
          db.run("UPDATE job SET done = 1, due_at = NULL WHERE id = ?", id);
        });
      }
    },
  };
}

function applyMoves(context: DoubleContext, { productId, moves }: ReorderPayload): void {
  const order = productMedia(context, productId).map((file) => file.id);
  for (const { fileId, newPosition } of moves) {
    const from = order.indexOf(fileId);
    // The medium may have been removed since the job was accepted.
    if (from === -1) continue;
    order.splice(from, 1);
    order.splice(Math.min(newPosition, order.length), 0, fileId);
  }
  order.forEach((fileId, index) =>
    context.db.run(
      "UPDATE product_media SET position = ? WHERE product_id = ? AND file_id = ?",
      index + 1,
      productId,
      fileId,
    ),
  );
}

interface VariantMediaOutcome {
  product: ProductRow | null;
  variants: VariantRow[];
  userErrors: MediaUserError[];
}

/** productVariantAppendMedia: one READY medium of the product for a variant that has none. All pairs or none. */
export function appendVariantMedia(
  context: DoubleContext,
  shop: ShopRow,
  productGid: string,
  pairs: VariantMediaInput[],
): VariantMediaOutcome {
  return changeVariantMedia(context, shop, productGid, pairs, ({ variant, file, refuse }) => {
    if (file.kind !== "IMAGE") return refuse("INVALID_MEDIA_TYPE", "Only images are allowed for variants.");
    if (file.status !== "READY") return refuse("NON_READY_MEDIA", "Non-ready media are not supported.");
    if (context.db.get("SELECT 1 FROM variant_media WHERE variant_id = ?", variant.id)) {
      return refuse("PRODUCT_VARIANT_ALREADY_HAS_MEDIA", "The given product variant already has media.");
    }
    context.db.run("INSERT INTO variant_media (variant_id, file_id) VALUES (?, ?)", variant.id, file.id);
  });
}

/** productVariantDetachMedia: all pairs or none. */
export function detachVariantMedia(
  context: DoubleContext,
  shop: ShopRow,
  productGid: string,
  pairs: VariantMediaInput[],
): VariantMediaOutcome {
  return changeVariantMedia(context, shop, productGid, pairs, ({ variant, file, refuse }) => {
    const { changes } = context.db.run(
      "DELETE FROM variant_media WHERE variant_id = ? AND file_id = ?",
      variant.id,
      file.id,
    );
    if (changes === 0) {
      refuse("MEDIA_IS_NOT_ATTACHED_TO_VARIANT", "The given media is not attached to the given variant.");
    }
  });
}

function changeVariantMedia(
  context: DoubleContext,
  shop: ShopRow,
  productGid: string,
  pairs: VariantMediaInput[],
  change: (pair: {
    variant: VariantRow;
    file: FileRow;
    refuse: (code: string, message: string) => void;
  }) => void,
): VariantMediaOutcome {
  const product = findProduct(context, shop, productGid);
  const failed = (userErrors: MediaUserError[]): VariantMediaOutcome => ({
    product: product ?? null,
    variants: [],
    userErrors,
  });
  if (!product) {
    const message = "Product does not exist";
    return failed([{ field: ["productId"], code: "PRODUCT_DOES_NOT_EXIST", message }]);
  }
  if (pairs.length > MAX_VARIANT_MEDIA_PAIRS) {
    const message = `Exceeded the maximum of ${MAX_VARIANT_MEDIA_PAIRS} variant-media pairs.`;
    return failed([{ field: ["variantMedia"], code: "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED", message }]);
  }

  const userErrors: MediaUserError[] = [];
  const variants: VariantRow[] = [];
  const media = new Map(productMedia(context, product.id).map((file) => [fileGid(file), file]));
  const rollback = new Error("user errors");
  try {
    context.db.transaction(() => {
      for (const [index, pair] of pairs.entries()) {
        const refuse = (field: string) => (code: string, message: string) => {
          userErrors.push({ field: ["variantMedia", String(index), field], code, message });
        };
        const variantId = idOf("ProductVariant", pair.variantId);
        const variant = context.db.get<VariantRow>(
          "SELECT * FROM variant WHERE id = ? AND product_id = ?",
          variantId,
          product.id,
        );
        if (!variant) {
          refuse("variantId")(
            "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT",
            "Product variant does not exist on the given product.",
          );
          continue;
        }
        if (variants.some((seen) => seen.id === variant.id)) {
          refuse("variantId")(
            "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES",
            "Product variant was specified in more than one input pair.",
          );
          continue;
        }
        variants.push(variant);
        if (pair.mediaIds.length > 1) {
          refuse("mediaIds")("TOO_MANY_MEDIA_PER_INPUT_PAIR", "Only one media is allowed per input pair.");
          continue;
        }
        const mediaId = pair.mediaIds[0];
        if (mediaId === undefined) throw badRequest("mediaIds must name one media");
        parseGid(mediaId);
        const file = media.get(mediaId);
        if (!file) {
          refuse("mediaIds")("MEDIA_DOES_NOT_EXIST_ON_PRODUCT", "Media does not exist on the given product.");
          continue;
        }
        change({ variant, file, refuse: refuse("mediaIds") });
      }
      if (userErrors.length > 0) throw rollback;
    });
  } catch (fault) {
    if (fault !== rollback) throw fault;
    return failed(userErrors);
  }
  return { product, variants, userErrors: [] };
}
