/** What an archive holds, by its central directory: the part that programs go by. Only for entries that aren't packed. */
import { crc32 } from "node:zlib";

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Source of the layout: PKWARE's APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16. */
export function readZip(zip: Buffer): ZippedFile[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("the archive has no end");
  const files: ZippedFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error("an entry of the directory is none");
    if (zip.readUInt16LE(at + 10) !== 0) throw new Error("an entry is packed");
    const [crc, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    );
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const bytes = zip.subarray(start, start + size);
    if (crc32(bytes) !== crc) throw new Error("an entry's bytes are not what its checksum says");
    files.push({ name: zip.toString("utf8", at + 46, at + 46 + nameLength!), bytes });
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return files;
}
