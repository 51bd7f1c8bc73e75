/**
 * Reads a response's body and stops as soon as it is longer than `maxBytes`, whatever its headers promise.
 * Answers null when it is too long. Throws what the network throws.
 */
export async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = Number(response.headers.get("content-length") ?? 0) > maxBytes ? Number.POSITIVE_INFINITY : 0;
  while (length <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, length);
    length += value.byteLength;
    chunks.push(value);
  }
  await reader.cancel();
  return null;
}
