import { shopifyDateTime } from "./clock.ts";
import { type CounterKind, type DoubleContext, NO_SHOP } from "./context.ts";
import type {
  BillRow,
  BulkOperationRow,
  ChargeRow,
  CollectionRow,
  DeliveryAttemptRow,
  DeliveryRow,
  FileRow,
  FileStatus,
  ProductRow,
  ShopPlan,
  ShopRow,
  SubscriptionRow,
  VariantRow,
} from "./database.ts";
import { fileGid, gid } from "./graphql/ids.ts";
import { cdnUrl } from "./cdn.ts";
import { listSubscriptions } from "./subscriptions.ts";

export interface MediaState {
  id: string;
  kind: FileRow["kind"];
  alt: string;
  filename: string;
  status: FileStatus;
  errorCode: string | null;
  /** Null for a picture that nobody has asked for yet and that is therefore not made yet. */
  sha256: string | null;
  widthPx: number | null;
  heightPx: number | null;
  bytes: number | null;
  mime: string;
  url: string;
  /** Whether the picture was there before the app or was put there by it. */
  origin: "seed" | "app";
}

export interface ProductState {
  id: string;
  title: string;
  productType: string;
  /** In the order in which the shop shows them. */
  media: MediaState[];
  variants: { id: string; title: string; sku: string; mediaIds: string[] }[];
}

export interface DoubleState {
  shop: string;
  plan: ShopPlan;
  /** The double's time. */
  now: string;
  installed: { scopes: string; installedAt: string } | null;
  products: ProductState[];
  collections: { id: string; title: string; productIds: string[] }[];
  /** Files that the app made, attached or not; those of the seed stand under their products. */
  files: MediaState[];
  charges: {
    id: string;
    name: string;
    status: ChargeRow["status"];
    price: { amount: string; currencyCode: string };
    test: boolean;
    returnUrl: string;
    createdAt: string;
    updatedAt: string;
  }[];
  subscriptions: SubscriptionState[];
  /** What the merchant pays, line by line; negative amounts are credits. */
  bill: { chargeId: string; kind: BillRow["kind"]; amount: string; currencyCode: string; at: string }[];
  bulkOperations: { id: string; status: BulkOperationRow["status"]; objectCount: number }[];
  webhooks: DeliveryState[];
  /** By the names of operations. */
  queryCost: {
    /** What they were charged in the end. */
    points: Record<string, number>;
    /** How often they found too few points in the bucket. */
    throttled: Record<string, number>;
  };
  counters: {
    /** Served root fields, e.g. "mutation.fileCreate". */
    ops: Record<string, number>;
    deprecated: Record<string, number>;
    unexpected: Record<string, number>;
    /** Hosts outside Shopify that someone tried to reach, for all shops together. */
    egressRefused: Record<string, number>;
  };
}

export interface SubscriptionState {
  id: string;
  name: string;
  status: ChargeRow["status"];
  price: { amount: string; currencyCode: string };
  interval: SubscriptionRow["interval"];
  trialDays: number;
  test: boolean;
  /** End of the running cycle or trial; the app sees it only while the subscription is ACTIVE. */
  periodEnd: string | null;
  /** The subscription whose cycle must end first. */
  waitsFor: string | null;
  createdAt: string;
}

export interface DeliveryState {
  id: number;
  topic: string;
  eventId: string;
  status: DeliveryRow["status"];
  attempts: number;
  responseStatus: number | null;
  lastError: string | null;
  payload: unknown;
}

/** Everything that the double knows about a shop, for tests and for the demo's report. */
export function readState(context: DoubleContext, shop: ShopRow): DoubleState {
  const { db } = context;
  const install = db.get<{ scopes: string; installed_at: number }>(
    "SELECT scopes, installed_at FROM install WHERE shop_id = ?",
    shop.id,
  );
  return {
    shop: shop.domain,
    plan: shop.plan,
    now: shopifyDateTime(context.clock.now()),
    installed: install
      ? { scopes: install.scopes, installedAt: shopifyDateTime(install.installed_at) }
      : null,
    products: readProducts(context, shop),
    collections: readCollections(context, shop),
    files: db
      .all<FileRow>("SELECT * FROM file WHERE shop_id = ? AND origin = 'app' ORDER BY id", shop.id)
      .map(mediaState),
    charges: db
      .all<ChargeRow>("SELECT * FROM charge WHERE shop_id = ? AND kind = 'one-time' ORDER BY id", shop.id)
      .map((charge) => ({
        id: gid("AppPurchaseOneTime", charge.id),
        name: charge.name,
        status: charge.status,
        price: { amount: charge.amount, currencyCode: charge.currency },
        test: charge.test === 1,
        returnUrl: charge.return_url,
        createdAt: shopifyDateTime(charge.created_at),
        updatedAt: shopifyDateTime(charge.updated_at),
      })),
    subscriptions: listSubscriptions(context, shop).map((subscription) => ({
      id: gid("AppSubscription", subscription.id),
      name: subscription.name,
      status: subscription.status,
      price: { amount: subscription.amount, currencyCode: subscription.currency },
      interval: subscription.interval,
      trialDays: subscription.trial_days,
      test: subscription.test === 1,
      periodEnd: subscription.period_end === null ? null : shopifyDateTime(subscription.period_end),
      waitsFor: subscription.waits_for === null ? null : gid("AppSubscription", subscription.waits_for),
      createdAt: shopifyDateTime(subscription.created_at),
    })),
    bill: db
      .all<BillRow & { charge_kind: ChargeRow["kind"] }>(
        `SELECT bill.*, charge.kind AS charge_kind FROM bill JOIN charge ON charge.id = charge_id
         WHERE bill.shop_id = ? ORDER BY bill.id`,
        shop.id,
      )
      .map((line) => ({
        chargeId: gid(
          line.charge_kind === "subscription" ? "AppSubscription" : "AppPurchaseOneTime",
          line.charge_id,
        ),
        kind: line.kind,
        amount: line.amount,
        currencyCode: line.currency,
        at: shopifyDateTime(line.at),
      })),
    bulkOperations: db
      .all<BulkOperationRow>("SELECT * FROM bulk_operation WHERE shop_id = ? ORDER BY id", shop.id)
      .map(({ id, status, object_count: objectCount }) => ({
        id: gid("BulkOperation", id),
        status,
        objectCount,
      })),
    webhooks: db
      .all<DeliveryRow>("SELECT * FROM delivery WHERE shop_id = ? ORDER BY id", shop.id)
      .map(deliveryState),
    queryCost: {
      points: readCounter(context, shop.id, "points"),
      throttled: readCounter(context, shop.id, "throttled"),
    },
    counters: {
      ops: readCounter(context, shop.id, "op"),
      deprecated: readCounter(context, shop.id, "deprecated"),
      unexpected: readCounter(context, shop.id, "unexpected"),
      egressRefused: readCounter(context, NO_SHOP, "egress"),
    },
  };
}

function readProducts({ db }: DoubleContext, shop: ShopRow): ProductState[] {
  const products = new Map<number, ProductState>();
  for (const row of db.all<ProductRow>("SELECT * FROM product WHERE shop_id = ? ORDER BY id", shop.id)) {
    products.set(row.id, {
      id: gid("Product", row.id),
      title: row.title,
      productType: row.product_type,
      media: [],
      variants: [],
    });
  }
  const media = db.all<FileRow & { product_id: number }>(
    `SELECT f.*, pm.product_id FROM product_media pm JOIN file f ON f.id = pm.file_id
     WHERE f.shop_id = ? ORDER BY pm.product_id, pm.position`,
    shop.id,
  );
  for (const row of media) products.get(row.product_id)?.media.push(mediaState(row));
  const variants = db.all<VariantRow & { file_id: number | null }>(
    `SELECT v.*, vm.file_id FROM variant v LEFT JOIN variant_media vm ON vm.variant_id = v.id
     WHERE v.shop_id = ? ORDER BY v.product_id, v.position`,
    shop.id,
  );
  for (const row of variants) {
    products.get(row.product_id)?.variants.push({
      id: gid("ProductVariant", row.id),
      title: row.title,
      sku: row.sku,
      mediaIds: row.file_id === null ? [] : [gid("MediaImage", row.file_id)],
    });
  }
  return [...products.values()];
}

function readCollections({ db }: DoubleContext, shop: ShopRow): DoubleState["collections"] {
  return db
    .all<CollectionRow>("SELECT * FROM collection WHERE shop_id = ? ORDER BY id", shop.id)
    .map((collection) => ({
      id: gid("Collection", collection.id),
      title: collection.title,
      productIds: db
        .all<{ product_id: number }>(
          "SELECT product_id FROM collection_product WHERE collection_id = ? ORDER BY position",
          collection.id,
        )
        .map((row) => gid("Product", row.product_id)),
    }));
}

function mediaState(file: FileRow): MediaState {
  return {
    id: fileGid(file),
    kind: file.kind,
    alt: file.alt,
    filename: file.filename,
    status: file.status,
    errorCode: file.error_code,
    sha256: file.sha256,
    widthPx: file.width,
    heightPx: file.height,
    bytes: file.bytes,
    mime: file.mime,
    url: cdnUrl(file),
    origin: file.origin,
  };
}

/** One attempt at a delivery, as the log shows it. */
export interface AttemptState {
  deliveryId: number;
  topic: string;
  eventId: string;
  at: string;
  responseStatus: number | null;
  error: string | null;
}

export function attemptState(row: DeliveryAttemptRow & DeliveryRow): AttemptState {
  return {
    deliveryId: row.delivery_id,
    topic: row.topic,
    eventId: row.event_id,
    at: shopifyDateTime(row.at),
    responseStatus: row.response_status,
    error: row.error,
  };
}

export function deliveryState(row: DeliveryRow): DeliveryState {
  return {
    id: row.id,
    topic: row.topic,
    eventId: row.event_id,
    status: row.status,
    attempts: row.attempts,
    responseStatus: row.response_status,
    lastError: row.last_error,
    payload: JSON.parse(row.payload),
  };
}

function readCounter({ db }: DoubleContext, shopId: number, kind: CounterKind): Record<string, number> {
  const rows = db.all<{ name: string; count: number }>(
    "SELECT name, count FROM counter WHERE shop_id = ? AND kind = ? ORDER BY name",
    shopId,
    kind,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
