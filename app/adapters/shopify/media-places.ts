/** The order of a product's media, and what its variants show. */
import type { MediaMove, MediaRefusal, VariantPair } from "#app/domain/publishing/ports.ts";
import { type AdminApi, userErrorsOf } from "./admin-client.ts";

const MOVE_MEDIA = `#graphql
  mutation PublishingMoveMedia($id: ID!, $moves: [MoveInput!]!) {
    productReorderMedia(id: $id, moves: $moves) {
      job {
        id
      }
      mediaUserErrors {
        code
        field
        message
      }
    }
  }` as const;

const READ_JOB = `#graphql
  query PublishingJob($id: ID!) {
    job(id: $id) {
      done
    }
  }` as const;

const ASSIGN_MEDIA = `#graphql
  mutation PublishingAssignMedia($productId: ID!, $variantMedia: [ProductVariantAppendMediaInput!]!) {
    productVariantAppendMedia(productId: $productId, variantMedia: $variantMedia) {
      product {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }` as const;

const UNASSIGN_MEDIA = `#graphql
  mutation PublishingUnassignMedia($productId: ID!, $variantMedia: [ProductVariantDetachMediaInput!]!) {
    productVariantDetachMedia(productId: $productId, variantMedia: $variantMedia) {
      product {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }` as const;

export async function moveMedia(
  admin: AdminApi,
  productGid: string,
  moves: readonly MediaMove[],
): Promise<{ ok: true; jobGid: string } | MediaRefusal> {
  const { productReorderMedia } = await admin.query(MOVE_MEDIA, {
    id: productGid,
    moves: moves.map(({ mediaGid, position }) => ({ id: mediaGid, newPosition: String(position) })),
  });
  const refused = userErrorsOf(productReorderMedia && { userErrors: productReorderMedia.mediaUserErrors });
  if (refused) return { ok: false, ...refused };
  const jobGid = productReorderMedia?.job?.id;
  if (!jobGid) throw new Error("Shopify began to move media and named no job.");
  return { ok: true, jobGid };
}

export async function isJobDone(admin: AdminApi, jobGid: string): Promise<boolean> {
  const { job } = await admin.query(READ_JOB, { id: jobGid });
  return job?.done ?? true;
}

export async function linkVariants(
  admin: AdminApi,
  productGid: string,
  pairs: readonly VariantPair[],
  change: "attach" | "detach",
): Promise<{ ok: true } | MediaRefusal> {
  const variables = {
    productId: productGid,
    variantMedia: pairs.map(({ variantGid, mediaGid }) => ({ variantId: variantGid, mediaIds: [mediaGid] })),
  };
  const refused =
    change === "attach"
      ? userErrorsOf((await admin.query(ASSIGN_MEDIA, variables)).productVariantAppendMedia)
      : userErrorsOf((await admin.query(UNASSIGN_MEDIA, variables)).productVariantDetachMedia);
  return refused ? { ok: false, ...refused } : { ok: true };
}
