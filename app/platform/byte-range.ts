/** Answers a request for a part of a file: players jump by it, and some play nothing without it. */

/**
 * The whole file, or the one part that the request asks for. Source: RFC 9110, 14.
 *
 * @param range the request's `Range`; anything but one range of bytes is answered with the whole file, as it may be
 * @param headers those of the whole file
 * @returns 200, 206, or 416 when the file ends before the part begins
 */
export function respondWithRange(
  bytes: Uint8Array,
  range: string | null,
  headers: Readonly<Record<string, string>>,
): Response {
  const total = bytes.byteLength;
  const asked = /^bytes=(\d{1,15})?-(\d{1,15})?$/.exec(range ?? "");
  const known = { ...headers, "Accept-Ranges": "bytes" };
  if (!asked || (asked[1] === undefined && asked[2] === undefined))
    return new Response(new Uint8Array(bytes), { headers: known });
  const isSuffix = asked[1] === undefined;
  const first = isSuffix ? Math.max(0, total - Number(asked[2])) : Number(asked[1]);
  const last = isSuffix || asked[2] === undefined ? total - 1 : Math.min(Number(asked[2]), total - 1);
  if (first >= total || first > last)
    return new Response(null, { status: 416, headers: { ...known, "Content-Range": `bytes */${total}` } });
  return new Response(new Uint8Array(bytes.subarray(first, last + 1)), {
    status: 206,
    headers: { ...known, "Content-Range": `bytes ${first}-${last}/${total}` },
  });
}
