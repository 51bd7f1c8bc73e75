/**
 * Addresses of pictures for `<img>` and downloads, which carry no bearer token: whoever has one sees that one picture
 * of that one shop in that one size, for an hour or two.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { ShopId } from "../ids.ts";

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
export function createPictureLinks({
  signingKey,
  clock,
}: {
  signingKey: string;
  clock: Clock;
}): PictureLinks {
  const nowSeconds = () => Math.floor(clock.nowMs() / 1000);
  const sign = ({ shopId, assetId, variant }: PictureLink, expires: number): string =>
    // The prefix keeps this use of the key apart from every other one; JSON keeps the pieces apart.
    createHmac("sha256", signingKey)
      .update(`picture:${JSON.stringify([shopId, assetId, variant, expires])}`)
      .digest("base64url");
  return {
    pathOf(link) {
      const expires = (Math.floor(nowSeconds() / HOUR_SECONDS) + 2) * HOUR_SECONDS;
      const signature = sign(link, expires);
      return `/pictures/${link.shopId}/${link.assetId}/${link.variant}?expires=${expires}&signature=${signature}`;
    },
    read({ shopId, assetId, variant, expires, signature }) {
      if (!/^[1-9]\d{0,11}$/.test(expires)) return null;
      const link = { shopId: shopId as ShopId, assetId, variant };
      // Compared as it is written: decoding would pass over what stands behind a signature.
      const expected = Buffer.from(sign(link, Number(expires)));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const remainingSeconds = Number(expires) - nowSeconds();
      return remainingSeconds > 0 ? { link, remainingSeconds } : null;
    },
  };
}
