/** The shared photos with their true masks. */
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import sharp from "sharp";
import { projectDir } from "../../support/setup.mjs";

const FOLDER = join(projectDir, "test", "fixtures", "photos");

export interface BenchPhoto {
  readonly name: string;
  readonly kind: "plain" | "room" | "hard";
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mask: Uint8Array;
}

interface Listed {
  readonly file: string;
  readonly mask: string;
  readonly shot?: string;
}

/** All photos that have a true mask: each product plain and in a room, and the hard cases. */
export function readPhotos(): BenchPhoto[] {
  const read = (file: string) => new Uint8Array(readFileSync(join(FOLDER, file)));
  const { products } = JSON.parse(readFileSync(join(FOLDER, "products.json"), "utf8")) as {
    readonly products: readonly { readonly photos: readonly Listed[] }[];
  };
  const cases = JSON.parse(readFileSync(join(FOLDER, "cases.json"), "utf8")) as {
    readonly hard: readonly Listed[];
  };
  const listed = [...products.flatMap(({ photos }) => photos), ...cases.hard];
  return listed.map(({ file, mask, shot }) => {
    const bytes = read(file);
    return {
      name: file.replace(/^.*\/|\.jpg$/g, ""),
      kind: shot === "plain" || shot === "room" ? shot : "hard",
      bytes,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      mask: read(mask),
    };
  });
}

/** A mask as one byte a pixel. */
export async function rawMask(mask: Uint8Array): Promise<Buffer> {
  return sharp(mask).greyscale().raw().toBuffer();
}
