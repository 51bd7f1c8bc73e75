/** A shop's files and product media, written through the Admin API and Shopify's staged uploads. */
import type { Clock } from "#app/platform/clock.ts";
import type {
  FileState,
  MediaRefusal,
  ProductMedium,
  PublishingMedia,
} from "#app/domain/publishing/ports.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { type AdminApi, userErrorsOf } from "./admin-client.ts";
import { allPages } from "./all-pages.ts";
import { readCapped } from "./read-capped.ts";

const PRODUCT_MEDIA = `#graphql
  query PublishingProductMedia($id: ID!, $first: Int!, $after: String) {
    product(id: $id) {
      media(first: $first, after: $after, sortKey: POSITION) {
        nodes {
          id
          alt
          status
          mediaContentType
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

const STAGE_UPLOAD = `#graphql
  mutation PublishingStageUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets {
        url
        resourceUrl
        parameters {
          name
          value
        }
      }
      userErrors {
        field
        message
      }
    }
  }` as const;

const CREATE_FILE = `#graphql
  mutation PublishingCreateFile($files: [FileCreateInput!]!) {
    fileCreate(files: $files) {
      files {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }` as const;

const FIND_FILE = `#graphql
  query PublishingFindFile($query: String!) {
    files(first: 10, query: $query) {
      nodes {
        id
        fileStatus
        ... on MediaImage {
          image {
            url
          }
        }
        ... on Video {
          filename
        }
      }
    }
  }` as const;

const READ_FILE = `#graphql
  query PublishingReadFile($id: ID!) {
    node(id: $id) {
      ... on File {
        fileStatus
        fileErrors {
          code
          message
        }
      }
    }
  }` as const;

const ATTACH_FILE = `#graphql
  mutation PublishingAttachFile($files: [FileUpdateInput!]!) {
    fileUpdate(files: $files) {
      files {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }` as const;

/** The most media a product can have, and so one page. Source: Shopify's product media limits. */
const MEDIA_PAGE_SIZE = 250;
/** Where Shopify has files put; the address comes from Shopify, the bytes go nowhere else. */
const STAGED_UPLOAD_HOSTS: ReadonlySet<string> = new Set([
  "shopify-staged-uploads.storage.googleapis.com",
  "shopify-video-production-core-originals.storage.googleapis.com",
]);
/** What Shopify takes a file for: it is told twice, when it is put and when it is made. */
const kindOfFile = (fileName: string) => (/\.mp4$/i.test(fileName) ? "VIDEO" : "IMAGE");
const UPLOAD_TIMEOUT_MS = 120_000;
const UPLOAD_TRIES = 3;
const UPLOAD_PAUSE_MS = 1_000;
const MAX_UPLOAD_ANSWER_BYTES = 64_000;

const STATES = {
  READY: "ready",
  FAILED: "failed",
  PROCESSING: "processing",
  UPLOADED: "processing",
} as const;
const KINDS = {
  IMAGE: "image",
  VIDEO: "video",
  EXTERNAL_VIDEO: "external-video",
  MODEL_3D: "model-3d",
} as const satisfies Record<string, ProductMedium["kind"]>;

/** The media and files of the shop that `admin` belongs to. */
export function createPublishingMedia(admin: AdminApi, { clock }: { clock: Clock }): PublishingMedia {
  return {
    async readProductMedia(productGid) {
      const nodes = await allPages(async (after) => {
        const { product } = await admin.query(PRODUCT_MEDIA, {
          id: productGid,
          first: MEDIA_PAGE_SIZE,
          after,
        });
        return product?.media;
      });
      if (!nodes) return null;
      return nodes.map((node): ProductMedium => ({
        mediaGid: node.id,
        kind: KINDS[node.mediaContentType],
        alt: node.alt ?? "",
        state: STATES[node.status],
      }));
    },

    async upload({ fileName, mimeType, bytes, signal }) {
      const staged = await admin.query(
        STAGE_UPLOAD,
        {
          input: [
            {
              filename: fileName,
              mimeType,
              resource: kindOfFile(fileName),
              fileSize: String(bytes.byteLength),
              httpMethod: "POST",
            },
          ],
        },
        { repeatable: true, ...(signal && { signal }) },
      );
      const refused = userErrorsOf(staged.stagedUploadsCreate);
      if (refused) return { ok: false, ...refused };
      const target = staged.stagedUploadsCreate?.stagedTargets?.[0];
      if (!target?.url || !target.resourceUrl)
        throw new AdminUnavailableError("Shopify named no place to upload to.");
      const failed = await sendForm(
        target.url,
        target.parameters,
        { fileName, mimeType, bytes },
        { clock, signal },
      );
      return failed ?? { ok: true, resourceUrl: target.resourceUrl };
    },

    async createFile({ fileName, altText, resourceUrl }) {
      const kind = kindOfFile(fileName);
      const { fileCreate } = await admin.query(CREATE_FILE, {
        files: [
          {
            originalSource: resourceUrl,
            contentType: kind,
            alt: altText,
            // A video keeps the name that it was uploaded under; one that is named here as well is refused.
            ...(kind === "IMAGE" && { filename: fileName }),
            duplicateResolutionMode: "RAISE_ERROR",
          },
        ],
      });
      const refused = userErrorsOf(fileCreate);
      if (refused) return { ok: false, ...refused };
      const fileGid = fileCreate?.files?.[0]?.id;
      if (!fileGid) throw new Error("Shopify created a file and named none.");
      return { ok: true, fileGid };
    },

    async findFile(fileName) {
      const { files } = await admin.query(FIND_FILE, { query: `filename:${quoted(fileName)}` });
      const named = files.nodes.filter((node) =>
        "filename" in node
          ? isNamed(fileName, node.filename)
          : mayBeNamed(fileName, "image" in node ? node.image?.url : null),
      );
      const found = named.find(({ fileStatus }) => fileStatus !== "FAILED") ?? named[0];
      return found ? { fileGid: found.id } : null;
    },

    async readFile(fileGid) {
      const { node } = await admin.query(READ_FILE, { id: fileGid });
      if (!node || !("fileStatus" in node)) return null;
      const state: FileState = STATES[node.fileStatus];
      if (state !== "failed") return { state };
      const [error] = node.fileErrors;
      return {
        state,
        error: { code: error?.code ?? "UNKNOWN", message: error?.message ?? "Shopify gave no reason." },
      };
    },

    async attachFile({ fileGid, productGid }) {
      const { fileUpdate } = await admin.query(ATTACH_FILE, {
        files: [{ id: fileGid, referencesToAdd: [productGid] }],
      });
      const refused = userErrorsOf(fileUpdate);
      return refused ? { ok: false, ...refused } : { ok: true };
    },
  };
}

/** A value of Shopify's search syntax: in quotes, so that nothing in it is read as an operator. */
const quoted = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;

/**
 * Shopify's search may answer with names that only resemble ours. The address of a processed picture ends in its name;
 * one in processing has no address yet and is believed, for the name we asked for is unique to one publication.
 */
function mayBeNamed(fileName: string, url: string | null | undefined): boolean {
  if (!url) return true;
  const path = URL.parse(url)?.pathname ?? "";
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase() === encodeURIComponent(fileName).toLowerCase();
}

/** A video's name is told, perhaps without its ending. */
function isNamed(fileName: string, told: string): boolean {
  const [wanted, found] = [fileName.toLowerCase(), told.toLowerCase()];
  return found === wanted || found === wanted.slice(0, wanted.lastIndexOf("."));
}

/** Sends the form that a staged upload asks for; null when it arrived. A repeated upload only overwrites itself. */
async function sendForm(
  url: string,
  parameters: readonly { name: string; value: string }[],
  file: { fileName: string; mimeType: string; bytes: Uint8Array },
  { clock, signal }: { clock: Clock; signal: AbortSignal | undefined },
): Promise<MediaRefusal | null> {
  const address = URL.parse(url);
  if (!address || address.protocol !== "https:" || !STAGED_UPLOAD_HOSTS.has(address.hostname))
    throw new Error("Shopify named a place to upload to that isn't on our list.");
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  // The store reads the form's fields in order: whatever follows the file is ignored.
  form.append("file", new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.fileName);
  for (let attempt = 1; ; attempt++) {
    const timeout = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
    let problem: string;
    try {
      const response = await fetch(address, {
        method: "POST",
        body: form,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const answer = await readCapped(response, MAX_UPLOAD_ANSWER_BYTES);
      if (response.ok) return null;
      problem = `The upload was answered with ${response.status}.`;
      if (response.status < 500 && response.status !== 429 && response.status !== 408)
        return { ok: false, code: uploadErrorCode(answer), message: problem };
    } catch (cause) {
      signal?.throwIfAborted();
      problem = `The upload was not answered (${cause instanceof Error ? cause.name : "no reason"}).`;
    }
    if (attempt >= UPLOAD_TRIES) throw new AdminUnavailableError(problem);
    await clock.sleep(UPLOAD_PAUSE_MS * attempt, signal);
  }
}

/** The store's error code, such as ExpiredToken, in the form of ours; the rest of its XML is of no use to a merchant. */
function uploadErrorCode(answer: Uint8Array | null): string {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(new TextDecoder().decode(answer ?? new Uint8Array()))?.[1];
  return `UPLOAD_${(code ?? "REFUSED").replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}`;
}
