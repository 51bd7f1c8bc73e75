/** XMP in a WebP file. Source: RFC 9649, 2. */
import { addPart, ContainerError, type Packet } from "./container.ts";

const HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
const EXTENDED = "VP8X";
const EXTENDED_BYTES = 10;
const XMP = "XMP ";
const HAS_XMP = 0x04;
const HAS_ALPHA = 0x10;

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

export function webpPackets(bytes: Buffer): Packet[] {
  return chunksOf(bytes)
    .filter(({ type }) => type === XMP)
    .map(({ body }) => ({ text: body.toString("utf8"), isInPlace: true }));
}

/** The file with this packet and no other. A simple file becomes an extended one, which can have metadata. */
export function withWebpPacket(bytes: Buffer, packet: Buffer): Buffer {
  const chunks = chunksOf(bytes).filter(({ type }) => type !== XMP);
  const [first, ...rest] = chunks;
  if (first === undefined) throw new ContainerError("a WebP without a picture");
  const isExtended = first.type === EXTENDED;
  const extended = isExtended ? Buffer.from(first.body) : extensionOf(first);
  if (extended.length < EXTENDED_BYTES) throw new ContainerError("a WebP header that is cut off");
  extended[0]! |= HAS_XMP;
  const body = Buffer.concat(
    [{ type: EXTENDED, body: extended }, ...(isExtended ? rest : chunks), { type: XMP, body: packet }].map(
      written,
    ),
  );
  const head = Buffer.from("RIFF    WEBP", "latin1");
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function chunksOf(bytes: Buffer): Chunk[] {
  const riffEnd = bytes.length < HEAD_BYTES ? Infinity : CHUNK_HEAD_BYTES + bytes.readUInt32LE(4);
  if (riffEnd > bytes.length) throw new ContainerError("a WebP that is cut off");
  const chunks: Chunk[] = [];
  for (let at = HEAD_BYTES; at < riffEnd;) {
    const from = at + CHUNK_HEAD_BYTES;
    const end = from <= riffEnd ? from + bytes.readUInt32LE(at + 4) : Infinity;
    if (end > riffEnd) throw new ContainerError("a WebP chunk that is cut off");
    addPart(chunks, { type: bytes.toString("latin1", at, at + 4), body: bytes.subarray(from, end) });
    at = end + (end & 1);
  }
  return chunks;
}

function written({ type, body }: Chunk): Buffer {
  const out = Buffer.alloc(CHUNK_HEAD_BYTES + body.length + (body.length & 1));
  out.write(type, 0, "latin1");
  out.writeUInt32LE(body.length, 4);
  body.copy(out, CHUNK_HEAD_BYTES);
  return out;
}

/** The extended header of a simple file: its size, and whether it has alpha, are in the coded picture's first bytes. */
function extensionOf({ type, body }: Chunk): Buffer {
  if (body.length < 10) throw new ContainerError("a WebP picture that is cut off");
  const out = Buffer.alloc(EXTENDED_BYTES);
  if (type === "VP8 ") {
    out.writeUIntLE((body.readUInt16LE(6) & 0x3fff) - 1, 4, 3);
    out.writeUIntLE((body.readUInt16LE(8) & 0x3fff) - 1, 7, 3);
  } else if (type === "VP8L") {
    const bits = body.readUInt32LE(1);
    out[0] = (bits >>> 28) & 1 ? HAS_ALPHA : 0;
    out.writeUIntLE(bits & 0x3fff, 4, 3);
    out.writeUIntLE((bits >>> 14) & 0x3fff, 7, 3);
  } else {
    throw new ContainerError("a WebP without a picture");
  }
  return out;
}
