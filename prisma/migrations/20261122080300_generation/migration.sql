-- Orders, runs, items, attempts, and the assets that items become.

CREATE TABLE generation_order (
  shop_id         uuid NOT NULL REFERENCES shop (shop_id),
  order_id        uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
  request_hash    text NOT NULL,
  quality         text NOT NULL CHECK (quality IN ('standard', 'hd', 'ultra')),
  recipe          jsonb NOT NULL,
  skipped         jsonb NOT NULL,
  actor           text NOT NULL,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, order_id)
);
CREATE UNIQUE INDEX generation_order_shop_id_idempotency_key_key ON generation_order (shop_id, idempotency_key);

CREATE TABLE generation_run (
  shop_id     uuid NOT NULL,
  run_id      uuid NOT NULL,
  order_id    uuid NOT NULL,
  status      text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'cancelling', 'done', 'cancelled')),
  item_count  integer NOT NULL CHECK (item_count > 0),
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  PRIMARY KEY (shop_id, run_id),
  FOREIGN KEY (shop_id, order_id) REFERENCES generation_order (shop_id, order_id),
  CONSTRAINT run_finished_when_ended CHECK ((finished_at IS NOT NULL) = (status IN ('done', 'cancelled')))
);
CREATE INDEX generation_run_shop_id_created_at_run_id_idx ON generation_run (shop_id, created_at DESC, run_id);

CREATE TABLE generation_item (
  shop_id          uuid NOT NULL,
  item_id          uuid NOT NULL,
  run_id           uuid NOT NULL,
  retry_of         uuid,
  position         integer NOT NULL CHECK (position >= 0),
  product_gid      text NOT NULL,
  product_title    text NOT NULL,
  sku              text NOT NULL,
  media_gid        text NOT NULL,
  source_url       text NOT NULL,
  price_credits    integer NOT NULL CHECK (price_credits > 0),
  status           text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  failure_code     text,
  failure_reason   text,
  failure_detail   text,
  credits_returned integer NOT NULL DEFAULT 0 CHECK (credits_returned BETWEEN 0 AND price_credits),
  finished_at      timestamptz(3),
  PRIMARY KEY (shop_id, item_id),
  FOREIGN KEY (shop_id, run_id) REFERENCES generation_run (shop_id, run_id),
  FOREIGN KEY (shop_id, retry_of) REFERENCES generation_item (shop_id, item_id),
  CONSTRAINT item_failure_has_a_code CHECK ((failure_code IS NOT NULL) = (status IN ('failed', 'cancelled'))),
  CONSTRAINT item_finished_when_ended CHECK ((finished_at IS NOT NULL) = (status IN ('done', 'failed', 'cancelled'))),
  CONSTRAINT item_done_returns_nothing CHECK (status <> 'done' OR credits_returned = 0)
);
CREATE UNIQUE INDEX generation_item_shop_id_run_id_position_key ON generation_item (shop_id, run_id, position);
CREATE INDEX generation_item_shop_id_run_id_status_idx ON generation_item (shop_id, run_id, status);

CREATE TABLE generation_attempt (
  shop_id     uuid NOT NULL,
  item_id     uuid NOT NULL,
  number      integer NOT NULL CHECK (number > 0),
  engine      text NOT NULL,
  state       text NOT NULL CHECK (state IN ('submitting', 'pending', 'done', 'failed')),
  ref         text,
  -- Of the photo that was submitted: the merchant may replace it while the engine works.
  source_sha256 text CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  failure     jsonb,
  started_at  timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  PRIMARY KEY (shop_id, item_id, number),
  FOREIGN KEY (shop_id, item_id) REFERENCES generation_item (shop_id, item_id),
  CONSTRAINT attempt_pending_has_a_ref CHECK (state <> 'pending' OR ref IS NOT NULL)
);

-- A selection that is not ordered yet. Its id is the order's idempotency key, so that two tabs on it make one run.
CREATE TABLE generation_draft (
  shop_id    uuid NOT NULL REFERENCES shop (shop_id),
  draft_id   uuid NOT NULL,
  selection  jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, draft_id)
);
CREATE INDEX generation_draft_shop_id_created_at_idx ON generation_draft (shop_id, created_at);

CREATE TABLE asset (
  shop_id       uuid NOT NULL REFERENCES shop (shop_id),
  asset_id      uuid NOT NULL,
  item_id       uuid NOT NULL,
  run_id        uuid NOT NULL,
  product_gid   text NOT NULL,
  product_title text NOT NULL,
  sku           text NOT NULL,
  file_key      text NOT NULL,
  file_name     text NOT NULL,
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes    integer NOT NULL CHECK (size_bytes > 0),
  mime_type     text NOT NULL CHECK (mime_type IN ('image/jpeg', 'image/png', 'image/webp')),
  width_px      integer NOT NULL CHECK (width_px > 0),
  height_px     integer NOT NULL CHECK (height_px > 0),
  quality       text NOT NULL CHECK (quality IN ('standard', 'hd', 'ultra')),
  recipe        jsonb NOT NULL,
  engine        text NOT NULL,
  source_gid    text NOT NULL,
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  evidence      jsonb NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, asset_id)
);
-- An item becomes at most one asset, whatever is retried.
CREATE UNIQUE INDEX asset_shop_id_item_id_key ON asset (shop_id, item_id);
CREATE INDEX asset_shop_id_run_id_idx ON asset (shop_id, run_id);
CREATE INDEX asset_shop_id_created_at_asset_id_idx ON asset (shop_id, created_at DESC, asset_id);

SELECT protect_tenant_table(t::regclass)
FROM unnest(ARRAY['generation_order', 'generation_run', 'generation_item', 'generation_attempt', 'generation_draft',
                  'asset']) AS t;
GRANT SELECT, INSERT ON generation_order TO productstudio_app;
GRANT SELECT, INSERT, UPDATE ON generation_run, generation_item, generation_attempt TO productstudio_app;
GRANT SELECT, INSERT, DELETE ON asset, generation_draft TO productstudio_app;
-- Redaction deletes what a shop made; the ledger stays.
GRANT DELETE ON generation_order, generation_run, generation_item, generation_attempt TO productstudio_app;
