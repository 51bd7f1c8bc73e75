-- Readings: what a selection was when a shop's products were read in the background.

CREATE TABLE catalog_reading (
  shop_id                uuid NOT NULL REFERENCES shop (shop_id),
  reading_id             uuid NOT NULL,
  selection              jsonb NOT NULL,
  pictures               jsonb NOT NULL,
  state                  text NOT NULL DEFAULT 'waiting'
                         CHECK (state IN ('waiting', 'reading', 'keeping', 'done', 'failed')),
  problem                text CHECK (length(problem) BETWEEN 1 AND 100),
  -- Who works on it: a worker that was given up for dead finds another claim here and stops.
  claim                  uuid,
  bulk_operation_gid     text CHECK (bulk_operation_gid ~ '^gid://shopify/BulkOperation/[0-9]{1,19}$'),
  expected_product_count integer CHECK (expected_product_count >= 0),
  read_count             integer NOT NULL DEFAULT 0 CHECK (read_count >= 0),
  -- What was chosen by name and wasn't there.
  gone_gids              jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(gone_gids) = 'array'),
  created_at             timestamptz(3) NOT NULL DEFAULT now(),
  finished_at            timestamptz(3),
  PRIMARY KEY (shop_id, reading_id),
  CONSTRAINT catalog_reading_problem_when_failed CHECK ((problem IS NOT NULL) = (state = 'failed')),
  CONSTRAINT catalog_reading_finished_when_over CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'failed')))
);
CREATE INDEX catalog_reading_shop_id_created_at_idx ON catalog_reading (shop_id, created_at);

CREATE TABLE catalog_reading_product (
  shop_id     uuid NOT NULL,
  reading_id  uuid NOT NULL,
  product_gid text NOT NULL CHECK (product_gid ~ '^gid://shopify/Product/[0-9]{1,19}$'),
  -- The merchant's order, the collection's, or the shop's.
  position    integer NOT NULL CHECK (position >= 0),
  -- How badly it lacks what was asked for; the worst come first.
  rank        double precision NOT NULL CHECK (rank BETWEEN 0 AND 1),
  facts       jsonb NOT NULL,
  PRIMARY KEY (shop_id, reading_id, product_gid),
  FOREIGN KEY (shop_id, reading_id) REFERENCES catalog_reading (shop_id, reading_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX catalog_reading_product_shop_id_reading_id_position_key
  ON catalog_reading_product (shop_id, reading_id, position);
CREATE INDEX catalog_reading_product_shop_id_reading_id_rank_position_idx
  ON catalog_reading_product (shop_id, reading_id, rank DESC, position);

SELECT protect_tenant_table(t::regclass) FROM unnest(ARRAY['catalog_reading', 'catalog_reading_product']) AS t;
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog_reading TO productstudio_app;
GRANT SELECT, INSERT, DELETE ON catalog_reading_product TO productstudio_app;
