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
  created_at: number;
}

export interface ProductRow {
  id: number;
  shop_id: number;
  title: string;
  handle: string;
  product_type: string;
  vendor: string;
  tags: string;
  options: string;
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
  alt: string;
  filename: string;
  mime: string;
  status: FileStatus;
  error_code: string | null;
  error_message: string | null;
  width: number | null;
  height: number | null;
  bytes: number | null;
  sha256: string | null;
  recipe: string | null;
  origin: "seed" | "app";
  created_at: number;
  updated_at: number;
  due_at: number | null;
}

export interface ChargeRow {
  id: number;
  shop_id: number;
  name: string;
  amount: string;
  currency: string;
  return_url: string;
  test: number;
  status: "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED";
  created_at: number;
  updated_at: number;
}

export interface DeliveryRow {
  id: number;
  shop_id: number;
  topic: string;
  event_id: string;
  webhook_id: string;
  payload: string;
  status: "PENDING" | "DELIVERED" | "FAILED";
  attempts: number;
  response_status: number | null;
  last_error: string | null;
  triggered_at: number;
  due_at: number | null;
}

const SCHEMA = `
CREATE TABLE shop (id INTEGER PRIMARY KEY AUTOINCREMENT, domain TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  currency TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE install (shop_id INTEGER PRIMARY KEY REFERENCES shop, scopes TEXT NOT NULL, installed_at INTEGER NOT NULL) STRICT;
CREATE TABLE access_token (hash TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, mode TEXT NOT NULL, expires_at INTEGER) STRICT;
CREATE TABLE refresh_token (hash TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, expires_at INTEGER NOT NULL,
  used_at INTEGER, predecessor TEXT) STRICT;
CREATE TABLE product (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, title TEXT NOT NULL,
  handle TEXT NOT NULL, product_type TEXT NOT NULL, vendor TEXT NOT NULL, tags TEXT NOT NULL, options TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, UNIQUE (shop_id, handle)) STRICT;
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
CREATE TABLE file (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, alt TEXT NOT NULL,
  filename TEXT NOT NULL COLLATE NOCASE, mime TEXT NOT NULL, status TEXT NOT NULL, error_code TEXT, error_message TEXT,
  width INTEGER, height INTEGER, bytes INTEGER, sha256 TEXT, recipe TEXT, origin TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, due_at INTEGER, UNIQUE (shop_id, filename)) STRICT;
CREATE INDEX file_due ON file (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE product_media (product_id INTEGER NOT NULL REFERENCES product, file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  position INTEGER NOT NULL, PRIMARY KEY (product_id, file_id)) STRICT;
CREATE INDEX product_media_order ON product_media (product_id, position);
CREATE INDEX product_media_file ON product_media (file_id);
CREATE TABLE variant_media (variant_id INTEGER PRIMARY KEY REFERENCES variant, file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE) STRICT;
CREATE INDEX variant_media_file ON variant_media (file_id);
CREATE TABLE staged_upload (key TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, mime TEXT NOT NULL, method TEXT NOT NULL,
  declared_bytes INTEGER, expires_at INTEGER NOT NULL, sha256 TEXT, bytes INTEGER) STRICT;
CREATE TABLE charge (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, name TEXT NOT NULL,
  amount TEXT NOT NULL, currency TEXT NOT NULL, return_url TEXT NOT NULL, test INTEGER NOT NULL, status TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE job (id TEXT PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop, payload TEXT NOT NULL, done INTEGER NOT NULL, due_at INTEGER) STRICT;
CREATE TABLE delivery (id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id INTEGER NOT NULL REFERENCES shop, topic TEXT NOT NULL,
  event_id TEXT NOT NULL, webhook_id TEXT NOT NULL, payload TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL,
  response_status INTEGER, last_error TEXT, triggered_at INTEGER NOT NULL, due_at INTEGER) STRICT;
CREATE TABLE counter (shop_id INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (shop_id, kind, name)) STRICT;
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
  "charge",
  "job",
  "delivery",
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
  if (version.user_version === 0) {
    sqlite.exec(`BEGIN; ${SCHEMA}`);
    const seed = sqlite.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)");
    for (const [table, first] of Object.entries(FIRST_IDS)) seed.run(table, first);
    sqlite.exec("PRAGMA user_version = 1; COMMIT;");
  }

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

/** Forgets everything but the id sequences: an id is never given out twice. */
export function emptyDatabase(db: Database): void {
  db.transaction(() => {
    for (const table of TABLES_TO_EMPTY) db.run(`DELETE FROM ${table}`);
  });
}
