/**
 * Lets a finished file say where it comes from, and reads it back. No pixel is touched: what surrounds the coded picture
 * is walked segment by segment, and every length is checked before it is believed.
 */
import { ContainerError, type Packet } from "./container.ts";
import { jpegPackets, withJpegPacket } from "./jpeg.ts";
import { mp4Packets, withMp4Packet } from "./mp4.ts";
import { pngPackets, withPngPacket } from "./png.ts";
import { type Provenance, toolIn, xmpOf } from "./provenance.ts";
import { webpPackets, withWebpPacket } from "./webp.ts";

export { ContainerError };

interface Container {
  readonly signature: string;
  /** Where the signature lies. */
  readonly at: number;
  readonly packetsOf: (bytes: Buffer) => Packet[];
  readonly withPacket: (bytes: Buffer, packet: Buffer) => Buffer;
}

const CONTAINERS: readonly Container[] = [
  { signature: "\xff\xd8\xff", at: 0, packetsOf: jpegPackets, withPacket: withJpegPacket },
  { signature: "\x89PNG\r\n\x1a\n", at: 0, packetsOf: pngPackets, withPacket: withPngPacket },
  { signature: "WEBP", at: 8, packetsOf: webpPackets, withPacket: withWebpPacket },
  { signature: "ftyp", at: 4, packetsOf: mp4Packets, withPacket: withMp4Packet },
];

/**
 * The file with its provenance in one XMP packet, where every reader finds it. A file that says it already keeps the tool
 * that it names, and stays as it is when its packet is in place.
 *
 * @param bytes JPEG, PNG, WebP or MP4; hostile
 * @throws ContainerError when it is none of these or broken, with what is wrong
 */
export function sayProvenance(bytes: Uint8Array, provenance: Provenance): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { packetsOf, withPacket } = containerOf(file);
  const [packet, second] = packetsOf(file);
  const own = packet && second === undefined ? toolIn(packet.text, provenance) : undefined;
  if (own !== undefined && packet?.isInPlace) return bytes;
  const wanted = xmpOf({ ...provenance, creatorTool: own ?? provenance.creatorTool });
  const said = withPacket(file, Buffer.from(wanted));
  const readBack = packetsOf(said);
  if (readBack.length !== 1 || readBack[0]?.text !== wanted)
    throw new Error("the packet that was written is another");
  return said;
}

/**
 * The XMP packets of a file, as text.
 * @throws ContainerError like `sayProvenance`
 */
export function packetsIn(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return containerOf(file)
    .packetsOf(file)
    .map(({ text }) => text);
}

function containerOf(file: Buffer): Container {
  const container = CONTAINERS.find(
    ({ signature, at }) => file.toString("latin1", at, at + signature.length) === signature,
  );
  if (!container) throw new ContainerError("no file that has metadata");
  return container;
}
