/** Files in an S3 bucket, or in a service that speaks S3. One PUT is whole or nothing by S3's own promise. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { type FileStore, StorageFullError } from "#app/domain/assets/ports.ts";
import { checkedKey } from "./keys.ts";

/** What S3-compatible services answer when a bucket's quota is used up. */
const FULL_CODES = new Set(["QuotaExceeded", "XMinioStorageFull", "InsufficientStorage"]);
const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 60_000;

export interface S3Location {
  readonly bucket: string;
  /** Folder within the bucket, without slashes at its ends; empty for the bucket's root. */
  readonly prefix: string;
  readonly region: string;
  /** Address of a service that isn't AWS; its buckets are then addressed by path. */
  readonly endpoint?: string;
}

/** A store in a bucket. Credentials come from the SDK's default chain: environment, files, instance. */
export function openS3Store({ bucket, prefix, region, endpoint }: S3Location): FileStore {
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Services other than AWS often refuse the trailing checksums that the SDK adds unasked.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  });
  const nameOf = (key: string) => (prefix === "" ? checkedKey(key) : `${prefix}/${checkedKey(key)}`);

  return {
    async put(key, bytes, { contentType }) {
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: nameOf(key), Body: bytes, ContentType: contentType }),
        );
      } catch (error) {
        if (isFull(error)) throw new StorageFullError("the bucket is full");
        throw error;
      }
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: nameOf(key) }));
        return Body ? await Body.transformToByteArray() : new Uint8Array();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: nameOf(key) }));
    },
    async deleteFolder(key) {
      for (;;) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: `${nameOf(key)}/` }),
        );
        const names = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
        for (const Key of names) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
        if (!page.IsTruncated || names.length === 0) return;
      }
    },
    async ready() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
}

const isFull = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  (FULL_CODES.has(error.name) || error.$metadata.httpStatusCode === 507);
