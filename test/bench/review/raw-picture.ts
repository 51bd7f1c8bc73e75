import sharp from "sharp";

export interface RawPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 3;
  readonly data: Uint8Array;
}

/** A picture without transparency, as pixels to write on. */
export async function decoded(bytes: Uint8Array): Promise<RawPicture> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: "#ffffff" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, channels: 3, data };
}

/** As the engine writes its files. */
export const encoded = ({ widthPx, heightPx, channels, data }: RawPicture): Promise<Buffer> =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels } })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .toBuffer();
