/** What is wrong with a file whose metadata can't be read or written. */
export class ContainerError extends Error {
  override readonly name = "ContainerError";
}

/** An XMP packet as a file has it. */
export interface Packet {
  /** Empty when it can't be read. */
  readonly text: string;
  /** It lies where the specification wants it, so that every reader finds it. */
  readonly isInPlace: boolean;
}

/** An Ultra picture in PNG has ten thousand chunks; a file with more than this was made to keep us busy. */
const MAX_PARTS = 50_000;

/** Takes in one more part of a file. @throws ContainerError when there are too many */
export function addPart<Part>(parts: Part[], part: Part): void {
  if (parts.length === MAX_PARTS) throw new ContainerError("too many parts");
  parts.push(part);
}
