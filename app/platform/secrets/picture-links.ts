/**
 * Addresses of pictures for `<img>` and downloads, which carry no bearer token: whoever has one sees that one picture
 * of that one shop in that one size, for an hour or two.
 */
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";
import { createSignatures } from "./signatures.ts";

/** What one link opens. `variant` is a size, or the file itself. */
export interface PictureLink {
  readonly shopId: ShopId;
  readonly assetId: string;
  readonly variant: string;
}

export interface PictureLinks {
  /** The path of a picture. It stays the same for an hour, so that a browser's cache is of use. */
  pathOf(link: PictureLink): string;
  /**
   * What a path's pieces open, with the seconds that are left; null when they were changed, have expired, or were
   * never ours.
   */
  read(pieces: Readonly<Record<keyof PictureLink | "expires" | "signature", string>>): {
    readonly link: PictureLink;
    readonly remainingSeconds: number;
  } | null;
}

const HOUR_SECONDS = 3600;

/** Makes and reads links with SIGNING_KEY. */
export function createPictureLinks(options: { signingKey: string; clock: Clock }): PictureLinks {
  const signatures = createSignatures("picture", options);
  const piecesOf = ({ shopId, assetId, variant }: PictureLink) => [shopId, assetId, variant];
  return {
    pathOf(link) {
      const expires = (Math.floor(signatures.nowSeconds() / HOUR_SECONDS) + 2) * HOUR_SECONDS;
      const signature = signatures.sign(piecesOf(link), expires);
      return `/pictures/${link.shopId}/${link.assetId}/${link.variant}?expires=${expires}&signature=${signature}`;
    },
    read({ shopId, assetId, variant, expires, signature }) {
      const link = { shopId: shopId as ShopId, assetId, variant };
      const remainingSeconds = signatures.remainingSeconds(piecesOf(link), { expires, signature });
      return remainingSeconds === null ? null : { link, remainingSeconds };
    },
  };
}
