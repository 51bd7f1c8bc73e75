import { cdnUrl } from "../../cdn.ts";
import type { FileRow, VariantRow } from "../../database.ts";
import {
  createFiles,
  deleteFiles,
  type FileCreateInput,
  type FileUpdateInput,
  findFileByGid,
  updateFiles,
} from "../../files.ts";
import { mimeOf } from "../../pictures.ts";
import {
  appendVariantMedia,
  detachVariantMedia,
  type Move,
  reorderMedia,
  type VariantMediaInput,
} from "../../product-media.ts";
import { createStagedTarget } from "../../staged-uploads.ts";
import { page, type PageArguments } from "../connection.ts";
import { NotServed, refuseArguments } from "../errors.ts";
import type { GraphqlContext, Resolvers } from "../resolver.ts";
import { idKey, searchToSql, textKey, wordKey, type SearchKey } from "../search.ts";
import { mediaNode, productNode, variantNode } from "../nodes.ts";

const FILE_SORTS: Record<string, string> = {
  ID: "f.id",
  CREATED_AT: "f.created_at",
  UPDATED_AT: "f.updated_at",
  FILENAME: "f.filename",
};

/** The documented filter compares names; whether it wants the ending is not documented: both are found. */
const filenameKey: SearchKey = (value) => {
  const exact = textKey("f.filename")(value);
  const stem = textKey("f.filename")(`${value}.*`);
  return { sql: `${exact.sql} OR ${stem.sql}`, params: [...exact.params, ...stem.params] };
};

const FILE_SEARCH: Record<string, SearchKey> = {
  id: idKey("f.id"),
  filename: filenameKey,
  status: (value) => ({ sql: "f.status = ?", params: [value.toUpperCase()] }),
  media_type: (value) => ({ sql: "f.kind = ?", params: [value.toUpperCase()] }),
  default: wordKey("f.filename"),
};

interface StagedUploadInput {
  filename: string;
  mimeType: string;
  resource: string;
  httpMethod: "POST" | "PUT";
  fileSize?: string | number | null;
}

function resourceOf({ resource, httpMethod, filename }: StagedUploadInput): "IMAGE" | "VIDEO" {
  if (resource === "IMAGE") return resource;
  if (resource !== "VIDEO") throw new NotServed(`stagedUploadsCreate of ${resource}`);
  if (httpMethod !== "POST") throw new NotServed("stagedUploadsCreate of a VIDEO by PUT");
  if (/\.webm$/i.test(filename)) throw new NotServed("WEBM videos");
  return resource;
}

function stagedUploadsCreate(
  _source: unknown,
  { input }: { input: StagedUploadInput[] },
  { double, shop }: GraphqlContext,
) {
  const userErrors = input.flatMap((upload, index) => {
    const family = `${resourceOf(upload).toLowerCase()}/`;
    const field = (name: string) => ["input", String(index), name];
    if (!mimeOf(upload.filename)?.startsWith(family) || upload.filename.includes("/")) {
      return [{ field: field("filename"), message: `${upload.filename} is not a recognized format` }];
    }
    if (!upload.mimeType.startsWith(family)) {
      return [{ field: field("mimeType"), message: `${upload.mimeType} is not a recognized format` }];
    }
    if (upload.resource === "VIDEO" && (upload.fileSize === undefined || upload.fileSize === null)) {
      return [{ field: field("fileSize"), message: "file size is required for video resources" }];
    }
    return [];
  });
  if (userErrors.length > 0) return { stagedTargets: [], userErrors };
  const stagedTargets = input.map((upload) =>
    createStagedTarget(double, shop, {
      filename: upload.filename,
      mimeType: upload.mimeType,
      resource: resourceOf(upload),
      httpMethod: upload.httpMethod,
      declaredBytes:
        upload.fileSize === undefined || upload.fileSize === null ? null : Number(upload.fileSize),
    }),
  );
  return { stagedTargets, userErrors: [] };
}

function variantMediaPayload(outcome: ReturnType<typeof appendVariantMedia>) {
  return {
    product: outcome.product ? productNode(outcome.product) : null,
    productVariants: outcome.variants.map((variant: VariantRow) => variantNode(variant)),
    userErrors: outcome.userErrors,
  };
}

interface VariantMediaArguments {
  productId: string;
  variantMedia: VariantMediaInput[];
}

export function fileById({ double, shop }: GraphqlContext, id: string) {
  const file = findFileByGid(double, shop, id);
  return file ? mediaNode(file) : null;
}

export const fileResolvers: Resolvers = {
  QueryRoot: {
    files: (
      _source: unknown,
      args: PageArguments & { query?: string | null; sortKey?: string | null },
      { double, shop },
    ) => {
      refuseArguments("files", args as Record<string, unknown>, ["savedSearchId"]);
      const sort = FILE_SORTS[args.sortKey ?? "ID"];
      if (!sort) throw new NotServed(`files(sortKey: ${args.sortKey})`);
      const search = args.query?.trim() ? searchToSql(args.query, FILE_SEARCH) : { sql: "1", params: [] };
      return page<FileRow, object>(
        double.db,
        {
          columns: "f.*",
          from: "file f",
          where: ["f.shop_id = ?", search.sql],
          params: [shop.id, ...search.params],
          sort,
          id: "f.id",
        },
        args,
        mediaNode,
      );
    },
    job: (_source: unknown, { id }: { id: string }, { double, shop }) => {
      const job = double.db.get<{ id: string; done: number }>(
        "SELECT id, done FROM job WHERE id = ? AND shop_id = ?",
        id.replace("gid://shopify/Job/", ""),
        shop.id,
      );
      return job ? jobNode(job.id, job.done === 1) : null;
    },
  },

  Image: {
    url: ({ file }: { file: FileRow }, args: Record<string, unknown>) => {
      refuseArguments("Image.url", args, ["transform"]);
      return cdnUrl(file);
    },
  },

  Mutation: {
    stagedUploadsCreate,
    fileCreate: (_source: unknown, { files }: { files: FileCreateInput[] }, { double, shop }) => {
      const outcome = createFiles(double, shop, files);
      return { files: outcome.files.map(mediaNode), userErrors: outcome.userErrors };
    },
    fileUpdate: (_source: unknown, { files }: { files: FileUpdateInput[] }, { double, shop }) => {
      const outcome = updateFiles(double, shop, files);
      return { files: outcome.files.map(mediaNode), userErrors: outcome.userErrors };
    },
    fileDelete: (_source: unknown, { fileIds }: { fileIds: string[] }, { double, shop }) => {
      const outcome = deleteFiles(double, shop, fileIds);
      return {
        deletedFileIds: outcome.userErrors.length > 0 ? null : outcome.deletedFileIds,
        userErrors: outcome.userErrors,
      };
    },
    productReorderMedia: (
      _source: unknown,
      { id, moves }: { id: string; moves: Move[] },
      { double, shop },
    ) => {
      const { jobId, mediaUserErrors } = reorderMedia(double, shop, id, moves);
      return { job: jobId ? jobNode(jobId, false) : null, mediaUserErrors, userErrors: mediaUserErrors };
    },
    productVariantAppendMedia: (
      _source: unknown,
      { productId, variantMedia }: VariantMediaArguments,
      { double, shop },
    ) => variantMediaPayload(appendVariantMedia(double, shop, productId, variantMedia)),
    productVariantDetachMedia: (
      _source: unknown,
      { productId, variantMedia }: VariantMediaArguments,
      { double, shop },
    ) => variantMediaPayload(detachVariantMedia(double, shop, productId, variantMedia)),
  },
};

function jobNode(id: string, done: boolean) {
  return { __typename: "Job", id: `gid://shopify/Job/${id}`, done };
}
