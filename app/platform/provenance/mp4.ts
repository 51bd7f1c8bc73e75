/** XMP in an MP4 file. Source: XMP Specification Part 3, "MPEG-4". */
import { type Box, boxesIn, Mp4Error } from "../mp4/boxes.ts";
import { ContainerError, type Packet } from "./container.ts";

/** Names the box in which XMP lies. */
export const XMP_UUID = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");
const FREE = Buffer.from("free", "latin1");

export function mp4Packets(bytes: Buffer): Packet[] {
  return xmpBoxes(bytes).map(({ bodyStart, end }) => ({
    text: bytes.toString("utf8", bodyStart + XMP_UUID.length, end),
    isInPlace: true,
  }));
}

/** The file with this packet, at its end, and no other: what was one before becomes free space, so nothing moves. */
export function withMp4Packet(bytes: Buffer, packet: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + XMP_UUID.length + packet.length, 0);
  head.write("uuid", 4, "latin1");
  const before = xmpBoxes(bytes);
  const out = Buffer.concat([bytes, head, XMP_UUID, packet]);
  for (const { start } of before) FREE.copy(out, start + 4);
  return out;
}

function xmpBoxes(bytes: Buffer): Box[] {
  try {
    return boxesIn(bytes).filter(
      ({ type, bodyStart, end }) =>
        type === "uuid" &&
        end - bodyStart >= XMP_UUID.length &&
        XMP_UUID.equals(bytes.subarray(bodyStart, bodyStart + XMP_UUID.length)),
    );
  } catch (error) {
    if (error instanceof Mp4Error) throw new ContainerError(error.message);
    throw error;
  }
}
