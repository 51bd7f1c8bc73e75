/** XMP in a PNG file. Sources: PNG (Third Edition), 5 and 11.3.3; XMP Specification Part 3, "PNG". */
import { crc32, inflateSync } from "node:zlib";
import { addPart, ContainerError, type Packet } from "./container.ts";

const SIGNATURE_BYTES = 8;
const FRAME_BYTES = 12;
const XMP = "XML:com.adobe.xmp";
/** The same under the name that some programs give it, in hexadecimal digits. */
const RAW_XMP = "Raw profile type xmp";
/** Not compressed, no language, no translated keyword. */
const PLAIN_TEXT = Buffer.alloc(4);
/** A compressed packet of more than this says nothing to us. */
const MAX_PACKET_BYTES = 256 * 1024;

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body: Buffer;
}

/** libvips writes a packet as compressed Latin-1 text, which it reads itself and many programs don't. */
export function pngPackets(bytes: Buffer): Packet[] {
  return chunksOf(bytes)
    .filter(isXmp)
    .map((chunk) => ({ text: textOf(chunk), isInPlace: chunk.type === "iTXt" }));
}

/** The file with this packet and no other, right behind its header. */
export function withPngPacket(bytes: Buffer, packet: Buffer): Buffer {
  const [header, ...rest] = chunksOf(bytes).filter((chunk) => !isXmp(chunk));
  if (header?.type !== "IHDR") throw new ContainerError("a PNG without its header");
  const copy = ({ start, end }: Chunk) => bytes.subarray(start, end);
  const text = chunk("iTXt", Buffer.concat([Buffer.from(`${XMP}\0`, "latin1"), PLAIN_TEXT, packet]));
  return Buffer.concat([bytes.subarray(0, SIGNATURE_BYTES), copy(header), text, ...rest.map(copy)]);
}

function isXmp({ type, body }: Chunk): boolean {
  if (type !== "iTXt" && type !== "tEXt" && type !== "zTXt") return false;
  return [XMP, RAW_XMP].includes(keywordOf(body));
}

const keywordOf = (body: Buffer): string => body.toString("latin1", 0, Math.max(0, body.indexOf(0)));

function textOf({ type, body }: Chunk): string {
  if (keywordOf(body) !== XMP) return "";
  const flags = body.indexOf(0) + 1;
  if (type === "tEXt") return body.toString("utf8", flags);
  if (type === "zTXt") return inflated(body.subarray(flags + 1)).toString("utf8");
  const language = body.indexOf(0, flags + 2);
  const keyword = language < 0 ? -1 : body.indexOf(0, language + 1);
  if (keyword < 0) return "";
  const text = body.subarray(keyword + 1);
  return (body[flags] === 0 ? text : inflated(text)).toString("utf8");
}

function inflated(text: Buffer): Buffer {
  try {
    return inflateSync(text, { maxOutputLength: MAX_PACKET_BYTES });
  } catch {
    return Buffer.alloc(0);
  }
}

function chunk(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(FRAME_BYTES + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, "latin1");
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at < bytes.length;) {
    const length = at + FRAME_BYTES <= bytes.length ? bytes.readUInt32BE(at) : Infinity;
    const end = at + FRAME_BYTES + length;
    if (end > bytes.length) throw new ContainerError("a PNG chunk that is cut off");
    const type = bytes.toString("latin1", at + 4, at + 8);
    addPart(chunks, { type, start: at, end, body: bytes.subarray(at + 8, end - 4) });
    // What lies behind the end of a PNG is nobody's, and is left away.
    if (type === "IEND") return chunks;
    at = end;
  }
  throw new ContainerError("a PNG without its end");
}
