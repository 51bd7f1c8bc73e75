/** Files of a shop: made, found, awaited, put on products. */
import type { Answer, FileLink, FileState, FileStatus, NewFile } from "#app/domain/publishing/ports.ts";
import type { AdminApi } from "./admin-client.ts";
import { nextCursor } from "./all-pages.ts";
import { sendEntries } from "./send-entries.ts";

const CREATE_FILES = `#graphql
  mutation PublishingCreateFiles($files: [FileCreateInput!]!) {
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

const FIND_FILES = `#graphql
  query PublishingFindFiles($query: String!, $first: Int!, $after: String) {
    files(first: $first, after: $after, query: $query) {
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
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }` as const;

const READ_FILES = `#graphql
  query PublishingReadFiles($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on File {
        id
        fileStatus
        fileErrors {
          code
          message
        }
      }
    }
  }` as const;

const LINK_FILES = `#graphql
  mutation PublishingLinkFiles($files: [FileUpdateInput!]!) {
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

/** Beside the files that are looked for, the search may bring some whose names only resemble theirs. */
const RESEMBLING_FILES = 10;
const MAX_SEARCH_PAGES = 3;

/** What Shopify takes a file for: it is told twice, when it is put and when it is made. */
export const kindOfFile = (fileName: string) =>
  /\.mp4$/i.test(fileName) ? ("VIDEO" as const) : ("IMAGE" as const);

export const STATES = {
  READY: "ready",
  FAILED: "failed",
  PROCESSING: "processing",
  UPLOADED: "processing",
} as const satisfies Record<string, FileState>;

export function createFiles(
  admin: AdminApi,
  files: readonly NewFile[],
): Promise<Answer<{ ok: true; fileGid: string }>[]> {
  return sendEntries(files, "unknown", async (some) => {
    const { fileCreate } = await admin.query(CREATE_FILES, {
      files: some.map(({ fileName, altText, resourceUrl }) => {
        const kind = kindOfFile(fileName);
        return {
          originalSource: resourceUrl,
          contentType: kind,
          alt: altText,
          // A video keeps the name that it was uploaded under; one that is named here as well is refused.
          ...(kind === "IMAGE" && { filename: fileName }),
          duplicateResolutionMode: "RAISE_ERROR" as const,
        };
      }),
    });
    const made = fileCreate?.files ?? [];
    return {
      payload: fileCreate,
      doneAt(index) {
        const fileGid = made[index]?.id;
        if (!fileGid) throw new Error("Shopify created a file and named none.");
        return { ok: true as const, fileGid };
      },
    };
  });
}

/**
 * The files with exactly these names; of several with one name, one that isn't failed. A picture that Shopify hasn't
 * processed has no address and so no name: when there is one, the names that weren't found are searched one by one.
 */
export async function findFiles(admin: AdminApi, fileNames: readonly string[]): Promise<Map<string, string>> {
  if (fileNames.length === 0) return new Map();
  const { named, hasNameless } = await searchFiles(admin, fileNames);
  if (!hasNameless || fileNames.length === 1) return named;
  for (const fileName of fileNames.filter((name) => !named.has(name))) {
    const alone = await searchFiles(admin, [fileName]);
    for (const [name, fileGid] of alone.named) named.set(name, fileGid);
  }
  return named;
}

async function searchFiles(admin: AdminApi, fileNames: readonly string[]) {
  const query = fileNames.map((fileName) => `filename:${quoted(fileName)}`).join(" OR ");
  const first = Math.min(250, 2 * fileNames.length + RESEMBLING_FILES);
  const found = new Map<string, FoundFile>();
  let hasNameless = false;
  let after: string | null = null;
  for (let page = 1; page <= MAX_SEARCH_PAGES; page++) {
    const { files }: { files: FoundFiles } = await admin.query(FIND_FILES, { query, first, after });
    for (const file of files.nodes) {
      hasNameless ||= isNameless(file);
      const fileName = fileNames.find((name) => isNamed(name, file, fileNames.length === 1));
      if (fileName === undefined) continue;
      const known = found.get(fileName);
      if (!known || (known.fileStatus === "FAILED" && file.fileStatus !== "FAILED"))
        found.set(fileName, file);
    }
    after = nextCursor(files);
    if (after === null) break;
  }
  return { named: new Map([...found].map(([fileName, { id }]) => [fileName, id])), hasNameless };
}

interface FoundFile {
  readonly id: string;
  readonly fileStatus: string;
  readonly image?: { readonly url: string } | null;
  /** Of videos only. */
  readonly filename?: string;
}

interface FoundFiles {
  readonly nodes: readonly FoundFile[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

export async function readFiles(
  admin: AdminApi,
  fileGids: readonly string[],
): Promise<Map<string, FileStatus>> {
  if (fileGids.length === 0) return new Map();
  const { nodes } = await admin.query(READ_FILES, { ids: [...fileGids] });
  const files = new Map<string, FileStatus>();
  for (const node of nodes) {
    if (!node || !("fileStatus" in node)) continue;
    const state: FileState = STATES[node.fileStatus];
    const [error] = node.fileErrors;
    files.set(node.id, {
      state,
      ...(state === "failed" && {
        error: { code: error?.code ?? "UNKNOWN", message: error?.message ?? "Shopify gave no reason." },
      }),
    });
  }
  return files;
}

export function linkFiles(admin: AdminApi, links: readonly FileLink[]): Promise<Answer<{ ok: true }>[]> {
  return sendEntries(links, "unknown", async (some) => {
    const { fileUpdate } = await admin.query(LINK_FILES, {
      files: some.map(({ fileGid, productGid, change }) => ({
        id: fileGid,
        ...(change === "attach" ? { referencesToAdd: [productGid] } : { referencesToRemove: [productGid] }),
      })),
    });
    return { payload: fileUpdate, doneAt: () => ({ ok: true as const }) };
  });
}

/** A value of Shopify's search syntax: in quotes, so that nothing in it is read as an operator. */
const quoted = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;

const isNameless = ({ filename, image }: FoundFile): boolean => filename === undefined && !image;

/**
 * Shopify's search may answer with names that only resemble ours. A video's name is told, perhaps without its ending; the
 * address of a processed picture ends in its name. One in processing is believed when its name was searched `alone`, for
 * that name is unique to one publication.
 */
function isNamed(fileName: string, file: FoundFile, alone: boolean): boolean {
  if (isNameless(file)) return alone;
  const wanted = fileName.toLowerCase();
  if (file.filename !== undefined) {
    const told = file.filename.toLowerCase();
    return told === wanted || told === wanted.slice(0, wanted.lastIndexOf("."));
  }
  const path = URL.parse(file.image?.url ?? "")?.pathname ?? "";
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase() === encodeURIComponent(fileName).toLowerCase();
}
