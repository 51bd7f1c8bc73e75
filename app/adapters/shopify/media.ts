/** A shop's files and product media, read and written through the Admin API and Shopify's staged uploads. */
import type { PublishingMedia, StagedTarget } from "#app/domain/publishing/ports.ts";
import type { Clock } from "#app/platform/clock.ts";
import { AdminUnavailableError, ShopAccessError } from "#app/platform/outside-errors.ts";
import { type AdminApi, AdminRequestError } from "./admin-client.ts";
import { createFiles, findFiles, kindOfFile, linkFiles, readFiles } from "./media-files.ts";
import { isJobDone, linkVariants, moveMedia } from "./media-places.ts";
import { readProducts, readVariants } from "./product-media.ts";
import { sendEntries } from "./send-entries.ts";
import { countVideos, lookAtProducts, readLimits, readOriginal } from "./preflight.ts";
import { sendForm } from "./staged-upload.ts";

const STAGE_UPLOADS = `#graphql
  mutation PublishingStageUploads($input: [StagedUploadInput!]!) {
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

/** The media and files of the shop that `admin` belongs to. */
export function createPublishingMedia(shopAdmin: AdminApi, { clock }: { clock: Clock }): PublishingMedia {
  const admin = knowingFrozen(shopAdmin);
  return {
    readProducts: (productGids) => readProducts(admin, productGids),
    readVariants: (productGids) => readVariants(admin, productGids),
    stageUploads: (files) => stageUploads(admin, files),
    sendFile: (target, file) => sendForm(target, file, clock),
    createFiles: (files) => createFiles(admin, files),
    findFiles: (fileNames) => findFiles(admin, fileNames),
    readFiles: (fileGids) => readFiles(admin, fileGids),
    linkFiles: (links) => linkFiles(admin, links),
    moveMedia: (productGid, moves) => moveMedia(admin, productGid, moves),
    isJobDone: (jobGid) => isJobDone(admin, jobGid),
    linkVariants: (productGid, pairs, change) => linkVariants(admin, productGid, pairs, change),
    lookAtProducts: (productGids) => lookAtProducts(admin, productGids),
    readLimits: () => readLimits(admin),
    countVideos: (limit) => countVideos(admin, limit),
    readOriginal: (mediaGid, { signal }) => readOriginal(admin, mediaGid, signal),
  };
}

async function stageUploads(
  admin: AdminApi,
  files: Parameters<PublishingMedia["stageUploads"]>[0],
): ReturnType<PublishingMedia["stageUploads"]> {
  const answers = await sendEntries(files, "again", async (some) => {
    const { stagedUploadsCreate } = await admin.query(
      STAGE_UPLOADS,
      {
        input: some.map(({ fileName, mimeType, sizeBytes }) => ({
          filename: fileName,
          mimeType,
          resource: kindOfFile(fileName),
          fileSize: String(sizeBytes),
          httpMethod: "POST" as const,
        })),
      },
      { repeatable: true },
    );
    const places = stagedUploadsCreate?.stagedTargets ?? [];
    return { payload: stagedUploadsCreate, doneAt: (index) => targetOf(places[index]) };
  });
  return answers.map((answer) => {
    if (answer === "unknown") throw new AdminUnavailableError("Shopify named no place to upload to.");
    return answer;
  });
}

function targetOf(
  place:
    | {
        readonly url?: string | null;
        readonly resourceUrl?: string | null;
        readonly parameters: StagedTarget["parameters"];
      }
    | undefined,
): StagedTarget {
  if (!place?.url || !place.resourceUrl)
    throw new AdminUnavailableError("Shopify named no place to upload to.");
  return { ok: true, url: place.url, resourceUrl: place.resourceUrl, parameters: place.parameters };
}

/** Shopify answers 402 while a shop's own bill is unpaid, 423 while it is locked. Source: shopify.dev, "API response status and error codes". */
const FROZEN: ReadonlySet<string> = new Set(["HTTP_402", "HTTP_423"]);

/** Tells a shop that Shopify has paused from a request that is wrong. */
const knowingFrozen = (admin: AdminApi): AdminApi => ({
  query: (operation, variables, options) =>
    admin.query(operation, variables, options).catch((error: unknown) => {
      if (error instanceof AdminRequestError && FROZEN.has(error.code))
        throw new ShopAccessError("shop-frozen");
      throw error;
    }),
});
