export interface VideoShape {
  brand?: string;
  widthPx?: number;
  heightPx?: number;
  durationMs?: number;
}

/** The boxes of a video without its pictures: as much as a reader of headers looks at. */
export function mp4({
  brand = "isom",
  widthPx = 1080,
  heightPx = 1080,
  durationMs = 5_000,
}: VideoShape = {}): Buffer {
  const movieHeader = Buffer.alloc(100);
  movieHeader.writeUInt32BE(1_000, 12);
  movieHeader.writeUInt32BE(durationMs, 16);
  return Buffer.concat([
    box("ftyp", Buffer.from(`${brand}\0\0\0\0${brand}`, "latin1")),
    box("mdat", Buffer.alloc(64)),
    box("moov", box("mvhd", movieHeader), track(0, 0), track(widthPx, heightPx)),
  ]);
}

function track(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(84);
  header.writeUInt16BE(widthPx, 76);
  header.writeUInt16BE(heightPx, 80);
  return box("trak", box("tkhd", header));
}

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}
