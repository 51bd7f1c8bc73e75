import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** The double's whole memory besides the blobs. Every write is on disk (WAL) before the request that made it is answered. */
export interface Database {
  all<Row>(sql: string, ...params: SQLInputValue[]): Row[];
  get<Row>(sql: string, ...params: SQLInputValue[]): Row | undefined;
  run(sql: string, ...params: SQLInputValue[]): { changes: number; id: number };
  /** Runs `work` as one transaction: all of it is kept, or, when it throws, none. Nested calls join the outer one. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

export interface ShopRow {
  id: number;
  domain: string;
  name: string;
  currency: string;
  plan: ShopPlan;
  created_at: number;
}

/** What the merchant pays Shopify for; it decides the query points and how many videos fit. */
export type ShopPlan = "basic" | "advanced" | "plus" | "enterprise";

export interface ProductRow {
  id: number;
  shop_id: number;
  title: string;
  handle: string;
  product_type: string;
  vendor: string;
  tags: string;
  options: string;
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  created_at: number;
  updated_at: number;
}

export interface VariantRow {
  id: number;
  product_id: number;
  shop_id: number;
  position: number;
  title: string;
  sku: string;
  price: string;
  option_values: string;
}

export interface CollectionRow {
  id: number;
  shop_id: number;
  title: string;
  handle: string;
  updated_at: number;
}

export type FileStatus = "UPLOADED" | "PROCESSING" | "READY" | "FAILED";

export interface FileRow {
  id: number;
  shop_id: number;
  kind: "IMAGE" | "VIDEO";
  alt: string;
  filename: string;
  mime: string;
  status: FileStatus;
  error_code: string | null;
  error_message: string | null;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  bytes: number | null;
  sha256: string | null;
  recipe: string | null;
  /** The error code with which processing will end, whatever the bytes are. */
  doom: string | null;
  origin: "seed" | "app";
  created_at: number;
  updated_at: number;
  due_at: number | null;
}

/** A one-time purchase or a subscription: one sequence of ids, as in Shopify's addresses. */
export interface ChargeRow {
  id: number;
  shop_id: number;
  kind: "one-time" | "subscription";
  name: string;
  amount: string;
  currency: string;
  return_url: string;
  test: number;
  status: "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED" | "FROZEN" | "CANCELLED";
  created_at: number;
  updated_at: number;
}

/** What a charge of kind "subscription" has besides. */
export interface SubscriptionRow {
  charge_id: number;
  interval: "EVERY_30_DAYS" | "ANNUAL";
  trial_days: number;
  replacement: "STANDARD" | "APPLY_IMMEDIATELY" | "APPLY_ON_NEXT_BILLING_CYCLE";
  /** End of the trial or of the paid cycle; kept after the end of the subscription, because a new one takes the cycle over. */
  period_end: number | null;
  /** Set while an approved subscription waits for the end of the cycle of this one. */
  waits_for: number | null;
}

export type SubscriptionCharge = ChargeRow & SubscriptionRow;

/** A line of the merchant's bill; negative amounts are credits. */
export interface BillRow {
  id: number;
  shop_id: number;
  charge_id: number;
  kind: "cycle" | "proration" | "one-time";
  amount: string;
  currency: string;
  at: number;
}

export interface DeliveryRow {
  id: number;
  shop_id: number;
  topic: string;
  event_id: string;
  webhook_id: string;
  payload: string;
  status: "PENDING" | "DELIVERED" | "FAILED" | "WITHHELD";
  attempts: number;
  response_status: number | null;
  last_error: string | null;
  triggered_at: number;
  due_at: number | null;
}

export interface DeliveryAttemptRow {
  id: number;
  delivery_id: number;
  at: number;
  response_status: number | null;
  error: string | null;
}

export interface BulkOperationRow {
  id: number;
  shop_id: number;
  query: string;
  scopes: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";
  error_code: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | null;
  object_count: number;
  root_object_count: number;
  file_bytes: number | null;
  created_at: number;
  completed_at: number | null;
  due_at: number | null;
}

/** Grows with every change of the tables; a folder of another version is refused, because it cannot be trusted. */
const SCHEMA_VERSION = 2;

const SCHEMA = `
CREATE TABLE shop (id INTEGER PRIMARY KEY AUTOINCREMENT, domain TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  currency TEXT NOT NULL, plan TEXT NOT NULL DEFAULT 'basic', created_at INTEGER NOT NULL) STRICT;
CREATE TABLE install (shop_id INTEGER PRIMARY KEY REFERENCES shop, scopes TEXT NOT NULL, installed_at INTEGER NOT NULL) STRICT;
CREATE TABLE access_token (hash TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, mode TEXT NOT NULL, expires_at INTEGER) STRICT;
CREATE TABLE refresh_token (hash TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, expires_at INTEGER NOT NULL,
  used_at INTEGER, predecessor TEXT) STRICT;
CREATE TABLE product (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, title TEXT NOT NULL,
  handle TEXT NOT NULL, product_type TEXT NOT NULL, vendor TEXT NOT NULL, tags TEXT NOT NULL, options TEXT NOT NULL,
  status TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, UNIQUE (shop_id, handle)) STRICT;
CREATE INDEX product_by_title ON product (shop_id, title, id);
CREATE INDEX product_by_id ON product (shop_id, id);
CREATE TABLE variant (id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER NOT NULL REFERENCES product, shop_id INTEGER NOT NULL,
  position INTEGER NOT NULL, title TEXT NOT NULL, sku TEXT NOT NULL, price TEXT NOT NULL, option_values TEXT NOT NULL) STRICT;
CREATE INDEX variant_by_product ON variant (product_id, position);
CREATE INDEX variant_by_sku ON variant (shop_id, sku);
CREATE TABLE collection (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, title TEXT NOT NULL,
  handle TEXT NOT NULL, updated_at INTEGER NOT NULL, UNIQUE (shop_id, handle)) STRICT;
CREATE TABLE collection_product (collection_id INTEGER NOT NULL REFERENCES collection, product_id INTEGER NOT NULL REFERENCES product,
  position INTEGER NOT NULL, PRIMARY KEY (collection_id, product_id)) STRICT;
CREATE INDEX collection_order ON collection_product (collection_id, position);
CREATE INDEX collection_of_product ON collection_product (product_id);
CREATE TABLE file (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop,
  kind TEXT NOT NULL DEFAULT 'IMAGE', alt TEXT NOT NULL, filename TEXT NOT NULL COLLATE NOCASE, mime TEXT NOT NULL, status TEXT NOT NULL, error_code TEXT, error_message TEXT,
  width INTEGER, height INTEGER, duration_ms INTEGER, bytes INTEGER, sha256 TEXT, recipe TEXT, doom TEXT, origin TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, due_at INTEGER, UNIQUE (shop_id, filename)) STRICT;
CREATE INDEX file_due ON file (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE product_media (product_id INTEGER NOT NULL REFERENCES product, file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  position INTEGER NOT NULL, PRIMARY KEY (product_id, file_id)) STRICT;
CREATE INDEX product_media_order ON product_media (product_id, position);
CREATE INDEX product_media_file ON product_media (file_id);
CREATE TABLE variant_media (variant_id INTEGER PRIMARY KEY REFERENCES variant, file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE) STRICT;
CREATE INDEX variant_media_file ON variant_media (file_id);
CREATE TABLE staged_upload (key TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, mime TEXT NOT NULL, method TEXT NOT NULL,
  declared_bytes INTEGER, expires_at INTEGER NOT NULL, sha256 TEXT, bytes INTEGER, filename TEXT NOT NULL, video_id INTEGER UNIQUE) STRICT;
CREATE TABLE file_doom (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, code TEXT NOT NULL) STRICT;
CREATE TABLE charge (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, kind TEXT NOT NULL,
  name TEXT NOT NULL, amount TEXT NOT NULL, currency TEXT NOT NULL, return_url TEXT NOT NULL, test INTEGER NOT NULL, status TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE subscription (charge_id INTEGER PRIMARY KEY REFERENCES charge, interval TEXT NOT NULL, trial_days INTEGER NOT NULL,
  replacement TEXT NOT NULL, period_end INTEGER, waits_for INTEGER REFERENCES charge) STRICT;
CREATE TABLE bill (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop,
  charge_id INTEGER NOT NULL REFERENCES charge, kind TEXT NOT NULL, amount TEXT NOT NULL, currency TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE redaction (shop_id INTEGER PRIMARY KEY REFERENCES shop, due_at INTEGER NOT NULL) STRICT;
CREATE TABLE bulk_operation (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, query TEXT NOT NULL,
  scopes TEXT NOT NULL, status TEXT NOT NULL, error_code TEXT, object_count INTEGER NOT NULL, root_object_count INTEGER NOT NULL,
  file_bytes INTEGER, created_at INTEGER NOT NULL, completed_at INTEGER, due_at INTEGER) STRICT;
CREATE TABLE fault (id INTEGER PRIMARY KEY AUTOINCREMENT, rule TEXT NOT NULL, skip INTEGER NOT NULL, remaining INTEGER NOT NULL,
  hits INTEGER NOT NULL) STRICT;
CREATE TABLE job (id TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, payload TEXT NOT NULL, done INTEGER NOT NULL, due_at INTEGER) STRICT;
CREATE TABLE delivery (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, topic TEXT NOT NULL,
  event_id TEXT NOT NULL, webhook_id TEXT NOT NULL, payload TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL,
  response_status INTEGER, last_error TEXT, triggered_at INTEGER NOT NULL, due_at INTEGER) STRICT;
CREATE TABLE delivery_attempt (id INTEGER PRIMARY KEY AUTOINCREMENT, delivery_id INTEGER NOT NULL REFERENCES delivery, at INTEGER NOT NULL,
  response_status INTEGER, error TEXT) STRICT;
CREATE TABLE withholding (shop_id INTEGER NOT NULL REFERENCES shop, topic TEXT NOT NULL, PRIMARY KEY (shop_id, topic)) STRICT;
CREATE TABLE counter (shop_id INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (shop_id, kind, name)) STRICT;
CREATE TABLE clock (id INTEGER PRIMARY KEY, offset_ms INTEGER NOT NULL) STRICT;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** First ids per table: long and far apart like Shopify's, so that code which mixes two kinds of id is noticed. */
const FIRST_IDS: Record<string, number> = {
  shop: 548_380_000,
  product: 7_101_000_000_000,
  variant: 41_202_000_000_000,
  collection: 301_000_000_000,
  file: 22_303_000_000_000,
  charge: 1_017_262_000,
  bulk_operation: 4_472_588_000_000,
};

const TABLES_TO_EMPTY = [
  "variant_media",
  "product_media",
  "collection_product",
  "variant",
  "collection",
  "product",
  "file",
  "staged_upload",
  "file_doom",
  "bill",
  "subscription",
  "charge",
  "redaction",
  "bulk_operation",
  "fault",
  "job",
  "delivery_attempt",
  "delivery",
  "withholding",
  "access_token",
  "refresh_token",
  "install",
  "counter",
  "setting",
  "shop",
];

/**
 * Opens the state file, creating its tables when it is new.
 *
 * @param path - the SQLite file
 */
export function openDatabase(path: string): Database {
  const sqlite = new DatabaseSync(path);
  // WAL with NORMAL survives a killed process without losing a committed write; only a power cut could.
  sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
  const version = sqlite.prepare("PRAGMA user_version").get() as { user_version: number };
  if (![0, SCHEMA_VERSION].includes(version.user_version)) {
    sqlite.close();
    throw new Error(`${path} was made by another version of the double: start with an empty folder`);
  }
  if (version.user_version === 0) {
    sqlite.exec(`BEGIN; ${SCHEMA}`);
    const seed = sqlite.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)");
    for (const [table, first] of Object.entries(FIRST_IDS)) seed.run(table, first);
    sqlite.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
  }
  sqlite.function("has_words", { deterministic: true }, (text, words) =>
    hasWords(String(text), String(words)) ? 1 : 0,
  );

  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = sqlite.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  let depth = 0;
  return {
    all: <Row>(sql: string, ...params: SQLInputValue[]) => prepare(sql).all(...params) as Row[],
    get: <Row>(sql: string, ...params: SQLInputValue[]) => prepare(sql).get(...params) as Row | undefined,
    run(sql, ...params) {
      const { changes, lastInsertRowid } = prepare(sql).run(...params);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    transaction(work) {
      if (depth > 0) return work();
      sqlite.exec("BEGIN IMMEDIATE");
      depth = 1;
      try {
        const result = work();
        sqlite.exec("COMMIT");
        return result;
      } catch (error) {
        sqlite.exec("ROLLBACK");
        throw error;
      } finally {
        depth = 0;
      }
    },
    close: () => sqlite.close(),
  };
}

/** Whether the words stand in the text one after the other, without regard to case; a final `*` makes the last one a beginning. */
function hasWords(text: string, words: string): boolean {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return words.trim() === "*";
  const last = wanted.length - 1;
  const open = words.trimEnd().endsWith("*");
  const found = wordsOf(text);
  return found.some((_, start) =>
    wanted.every((word, index) => {
      const candidate = found[start + index] ?? "";
      return open && index === last ? candidate.startsWith(word) : candidate === word;
    }),
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Forgets everything but the id sequences: an id is never given out twice. */
export function emptyDatabase(db: Database): void {
  db.transaction(() => {
    for (const table of TABLES_TO_EMPTY) db.run(`DELETE FROM ${table}`);
  });
}
