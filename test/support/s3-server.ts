/**
 * A small S3 on loopback: PUT, GET, HEAD, DELETE and ListObjectsV2 of one bucket, path style. It recomputes every
 * request's AWS Signature Version 4 and refuses a wrong one, so that a client which signs badly fails here too.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, { bytes: Buffer; contentType: string }>;
  /** PUTs are refused with this S3 error from now on; undefined: they are taken. */
  refusePuts(error: { status: number; code: string } | undefined): void;
  close(): Promise<void>;
}

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly bucket: string;
}

const LIST_PAGE = 3;
const hash = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

export async function startS3Server(credentials: S3Credentials): Promise<S3Server> {
  const objects: S3Server["objects"] = new Map();
  let refusal: { status: number; code: string } | undefined;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => answer(request, Buffer.concat(chunks), response));
  });

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://s3");
    if (!isSigned(request, url, body, credentials)) return fail(response, 403, "SignatureDoesNotMatch");
    const [, bucket, ...rest] = url.pathname.split("/").map(decodeURIComponent);
    const key = rest.join("/");
    if (bucket !== credentials.bucket) return fail(response, 404, "NoSuchBucket");
    if (key === "") return request.method === "HEAD" ? void response.end() : list(url, response);
    const object = objects.get(key);
    switch (request.method) {
      case "PUT":
        if (refusal) return fail(response, refusal.status, refusal.code);
        objects.set(key, { bytes: body, contentType: request.headers["content-type"] ?? "" });
        return void response.setHeader("etag", `"${hash(body)}"`).end();
      case "GET":
      case "HEAD":
        if (!object) return fail(response, 404, "NoSuchKey");
        response
          .setHeader("content-type", object.contentType)
          .setHeader("content-length", object.bytes.length);
        return void response.end(request.method === "HEAD" ? undefined : object.bytes);
      case "DELETE":
        objects.delete(key);
        return void response.writeHead(204).end();
      default:
        fail(response, 405, "MethodNotAllowed");
    }
  }

  function list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get("prefix") ?? "";
    const found = [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
    const contents = found.slice(0, LIST_PAGE).map((key) => `<Contents><Key>${key}</Key></Contents>`);
    response.setHeader("content-type", "application/xml");
    response.end(
      `<?xml version="1.0"?><ListBucketResult><IsTruncated>${found.length > LIST_PAGE}</IsTruncated>${contents.join("")}</ListBucketResult>`,
    );
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refusePuts: (error) => void (refusal = error),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

/** AWS Signature Version 4 as S3 checks it: canonical request → string to sign → signature. */
function isSigned(request: IncomingMessage, url: URL, body: Buffer, credentials: S3Credentials): boolean {
  const header = request.headers.authorization ?? "";
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    header,
  );
  if (!parts) return false;
  const [, scope = "", signedHeaders = "", signature = ""] = parts;
  const [accessKeyId, date = "", region = "", service = ""] = scope.split("/");
  if (accessKeyId !== credentials.accessKeyId || region !== credentials.region || service !== "s3")
    return false;
  const payloadHash = String(request.headers["x-amz-content-sha256"]);
  if (payloadHash !== "UNSIGNED-PAYLOAD" && payloadHash !== hash(body)) return false;

  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join("&");
  const headers = signedHeaders.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(""), signedHeaders, payloadHash].join(
    "\n",
  );
  const toSign = [
    "AWS4-HMAC-SHA256",
    request.headers["x-amz-date"],
    `${date}/${region}/s3/aws4_request`,
    hash(canonical),
  ].join("\n");
  const key = ["s3", "aws4_request"].reduce(
    hmac,
    hmac(hmac(`AWS4${credentials.secretAccessKey}`, date), region),
  );
  return timingSafeEqual(Buffer.from(signature, "hex"), hmac(key, toSign));
}
