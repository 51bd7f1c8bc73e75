/** XMP in a JPEG file. Sources: ITU-T T.81, annex B; XMP Specification Part 3, "JPEG". */
import { addPart, ContainerError, type Packet } from "./container.ts";

const XMP = Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1");
/** What didn't fit into the first packet; it belongs to that and goes with it. */
const MORE_XMP = Buffer.from("http://ns.adobe.com/xmp/extension/\0", "latin1");
const EXIF = Buffer.from("Exif\0\0", "latin1");
const MARK = 0xff;
const APP0 = 0xe0;
const APP1 = 0xe1;
const SCAN = 0xda;
const END = 0xd9;
/** Segments of which nothing follows: restarts, and the temporary mark. */
const isBare = (type: number): boolean => type === 0x01 || (type >= 0xd0 && type <= 0xd8);
const MAX_SEGMENT_BYTES = 65_535;

interface Segment {
  readonly type: number;
  /** Where it begins, its mark included, and where the next one does. */
  readonly start: number;
  readonly end: number;
  readonly body: Buffer;
}

export function jpegPackets(bytes: Buffer): Packet[] {
  return headOf(bytes)
    .filter(isXmp)
    .map(({ body }) => ({ text: body.toString("utf8", XMP.length), isInPlace: true }));
}

/** The file with this packet and no other. Behind what has to come first, which is JFIF's segment and Exif's. */
export function withJpegPacket(bytes: Buffer, packet: Buffer): Buffer {
  const length = 2 + XMP.length + packet.length;
  if (length > MAX_SEGMENT_BYTES) throw new ContainerError(`a packet of ${packet.length} bytes`);
  const head = Buffer.from([MARK, APP1, length >> 8, length & 0xff]);
  const segments = headOf(bytes);
  const kept = segments.filter((one) => !isXmp(one) && !isMoreXmp(one));
  const first = kept.filter((one, i) => isFirst(one) && kept.slice(0, i).every(isFirst));
  const rest = kept.slice(first.length);
  const copy = ({ start, end }: Segment) => bytes.subarray(start, end);
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...first.map(copy),
    head,
    XMP,
    packet,
    ...rest.map(copy),
    bytes.subarray(segments.at(-1)?.end ?? 2),
  ]);
}

const begins = (body: Buffer, name: Buffer): boolean => body.subarray(0, name.length).equals(name);
const isXmp = ({ type, body }: Segment): boolean => type === APP1 && begins(body, XMP);
const isMoreXmp = ({ type, body }: Segment): boolean => type === APP1 && begins(body, MORE_XMP);
const isFirst = ({ type, body }: Segment): boolean => type === APP0 || (type === APP1 && begins(body, EXIF));

/** The segments before the coded picture. */
function headOf(bytes: Buffer): Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; ;) {
    const start = at;
    if (bytes[at] !== MARK) throw new ContainerError("a JPEG segment without its mark");
    while (bytes[at] === MARK) at++;
    const type = bytes[at];
    if (type === undefined || type === END) throw new ContainerError("a JPEG without a picture");
    if (type === SCAN) return segments;
    at++;
    if (isBare(type)) continue;
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    if (length < 2 || at + length > bytes.length) throw new ContainerError("a JPEG segment that is cut off");
    addPart(segments, { type, start, end: at + length, body: bytes.subarray(at + 2, at + length) });
    at += length;
  }
}
