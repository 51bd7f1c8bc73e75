/** Thousands of products: Shopify writes them down in a bulk operation, and we download what it wrote. */
import { type BulkProgress, type ProductFacts, UnreadableResultError } from "#app/domain/catalog/ports.ts";
import { type AdminApi, AdminRequestError, userErrorsOf } from "./admin-client.ts";
import { linesOfBytes, productsOfLines } from "./bulk-lines.ts";
import { isAddressOn } from "./known-address.ts";

/**
 * What is written down. It stands here as an operation of its own so that it is held to the schema; `bulkText` puts in
 * its name and its search, for a bulk query takes no variables. Sizes of connections are ignored in bulk.
 */
const BULK_PRODUCTS = `#graphql
  query CatalogBulkProducts {
    products {
      edges {
        node {
          id
          title
          productType
          mediaCount {
            count
          }
          options {
            name
          }
          media {
            edges {
              node {
                __typename
                id
                status
                ... on MediaImage {
                  image {
                    url
                    width
                    height
                  }
                }
              }
            }
          }
          variants {
            edges {
              node {
                id
                sku
                selectedOptions {
                  name
                  value
                }
                media {
                  edges {
                    node {
                      id
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }` as const;

/** `groupObjects`: what belongs to a product follows it, so that one product at a time is held. */
const RUN_BULK = `#graphql
  mutation CatalogRunBulk($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }` as const;

const NEWEST_BULKS = `#graphql
  query CatalogNewestBulks {
    bulkOperations(first: 50, sortKey: CREATED_AT, reverse: true, query: "operation_type:QUERY") {
      nodes {
        id
        query
      }
    }
  }` as const;

const BULK_STATUS = `#graphql
  query CatalogBulkStatus($id: ID!) {
    bulkOperation(id: $id) {
      status
      errorCode
      rootObjectCount
      fileSize
      url
    }
  }` as const;

const RESULT_HOST = "storage.googleapis.com";
/** A million products with ten variants and ten pictures each are less. */
const MAX_RESULT_BYTES = 8_000_000_000;
const TOO_MANY: ReadonlySet<string> = new Set(["LIMIT_REACHED", "OPERATION_IN_PROGRESS"]);

/** The bulk query that carries `marker` as its name. */
export function bulkText(marker: string, query: string | null): string {
  if (!/^\w{1,100}$/.test(marker)) throw new Error("A bulk query's marker is no name.");
  // JSON's strings are strings of GraphQL too.
  const search = query === null ? "" : `(query: ${JSON.stringify(query)})`;
  return BULK_PRODUCTS.replace("#graphql", "")
    .replace("query CatalogBulkProducts", `query ${marker}`)
    .replace("products {", () => `products${search} {`)
    .trim();
}

/** Null when too many run. */
export async function startBulk(
  admin: AdminApi,
  { marker, query }: { marker: string; query: string | null },
): Promise<string | null> {
  const { bulkOperationRunQuery } = await admin.query(RUN_BULK, { query: bulkText(marker, query) });
  const problem = userErrorsOf(bulkOperationRunQuery);
  if (problem && TOO_MANY.has(problem.code)) return null;
  const operation = bulkOperationRunQuery?.bulkOperation;
  if (problem || !operation)
    throw new AdminRequestError(problem?.code ?? "EMPTY_ANSWER", problem?.message ?? "no bulk operation");
  return operation.id;
}

export async function findBulk(admin: AdminApi, marker: string): Promise<string | null> {
  const { bulkOperations } = await admin.query(NEWEST_BULKS, {});
  return bulkOperations.nodes.find(({ query }) => query.includes(marker))?.id ?? null;
}

export async function readBulkProgress(admin: AdminApi, operationGid: string): Promise<BulkProgress> {
  const { bulkOperation } = await admin.query(BULK_STATUS, { id: operationGid });
  // Shopify keeps operations for a while only.
  if (!bulkOperation) return { state: "expired" };
  const { status, errorCode, rootObjectCount, fileSize, url } = bulkOperation;
  switch (status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { state: "running", readCount: Number(rootObjectCount) };
    case "COMPLETED":
      return { state: "completed", url: url ?? null, sizeBytes: Number(fileSize ?? 0) };
    case "FAILED":
      return { state: errorCode === "ACCESS_DENIED" ? "access-denied" : "failed" };
    case "CANCELED":
      return { state: "cancelled" };
    case "EXPIRED":
      return { state: "expired" };
  }
}

/** The products of a result, as they arrive. */
export function readBulkProducts(
  { url, sizeBytes }: { url: string; sizeBytes: number },
  { signal }: { signal: AbortSignal },
): AsyncIterable<ProductFacts> {
  return productsOfLines(linesOfBytes(download(url, sizeBytes, signal)));
}

/** Downloads from Shopify's storage and from nowhere else: https, exact host, no redirect, a bounded number of bytes. */
async function* download(url: string, sizeBytes: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (!isAddressOn(RESULT_HOST, url)) throw new UnreadableResultError("The result lies somewhere else.");
  let readBytes = 0;
  try {
    const response = await fetch(url, { redirect: "manual", signal });
    if (response.status !== 200 || !response.body) {
      await response.body?.cancel();
      throw new UnreadableResultError(`The result was answered with status ${response.status}.`);
    }
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const chunk = part.value;
      readBytes += chunk.byteLength;
      if (readBytes > MAX_RESULT_BYTES) throw new UnreadableResultError("The result is too long.");
      yield chunk;
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof UnreadableResultError) throw cause;
    throw new UnreadableResultError("The result did not arrive.", { cause });
  }
  if (readBytes < sizeBytes) throw new UnreadableResultError("The result was cut short.");
}
