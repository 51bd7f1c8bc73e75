-- Styles with versions, and orders of several runs: a pilot, its rest, retries.

CREATE TABLE style (
  shop_id     uuid NOT NULL REFERENCES shop (shop_id),
  style_id    uuid NOT NULL,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  archived_at timestamptz(3),
  PRIMARY KEY (shop_id, style_id)
);
-- Two styles of one name could not be told apart in a list.
CREATE UNIQUE INDEX style_shop_id_name_key ON style (shop_id, lower(name)) WHERE archived_at IS NULL;

-- What a run was started with never changes: an edited style is a further version.
CREATE TABLE style_version (
  shop_id    uuid NOT NULL,
  style_id   uuid NOT NULL,
  version    integer NOT NULL CHECK (version > 0),
  settings   jsonb NOT NULL,
  actor      text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, style_id, version),
  FOREIGN KEY (shop_id, style_id) REFERENCES style (shop_id, style_id)
);

ALTER TABLE generation_draft
  ADD COLUMN pictures   jsonb NOT NULL DEFAULT '{"kind": "main"}',
  ADD COLUMN reading_id uuid;

ALTER TABLE generation_order
  ADD COLUMN style_id       uuid,
  ADD COLUMN style_version  integer,
  ADD COLUMN settings       jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN budget_credits integer CHECK (budget_credits > 0),
  ADD COLUMN fail_percent   integer CHECK (fail_percent BETWEEN 1 AND 100),
  ADD CONSTRAINT order_style_has_a_version CHECK ((style_id IS NULL) = (style_version IS NULL)),
  ADD FOREIGN KEY (shop_id, style_id, style_version) REFERENCES style_version (shop_id, style_id, version);

ALTER TABLE generation_run
  ADD COLUMN kind          text NOT NULL DEFAULT 'whole' CHECK (kind IN ('whole', 'pilot', 'rest', 'retry')),
  -- Another quality or engine than the order's, for a retry.
  ADD COLUMN quality       text CHECK (quality IN ('standard', 'hd', 'ultra')),
  ADD COLUMN engine        text CHECK (length(engine) BETWEEN 1 AND 40),
  -- False once a merchant has let it go on although too many of its pictures fail.
  ADD COLUMN watches_failures boolean NOT NULL DEFAULT true,
  ADD COLUMN pause_reason  text CHECK (pause_reason IN ('merchant', 'failures')),
  DROP CONSTRAINT generation_run_status_check,
  ADD CONSTRAINT generation_run_status_check
    CHECK (status IN ('running', 'paused', 'cancelling', 'done', 'cancelled')),
  ADD CONSTRAINT run_paused_for_a_reason CHECK ((pause_reason IS NOT NULL) = (status = 'paused'));
CREATE INDEX generation_run_shop_id_order_id_run_id_idx ON generation_run (shop_id, order_id, run_id);

ALTER TABLE generation_item
  ADD COLUMN picture_role text NOT NULL DEFAULT 'main' CHECK (picture_role IN ('main', 'further', 'option')),
  ADD COLUMN option_name  text,
  ADD COLUMN option_value text,
  ADD COLUMN ratio        text NOT NULL DEFAULT '1:1' CHECK (length(ratio) BETWEEN 3 AND 10),
  ADD COLUMN variation    integer NOT NULL DEFAULT 1 CHECK (variation BETWEEN 1 AND 100),
  -- Same source, scene, quality, proportions and variation: the same picture.
  ADD COLUMN made_key     text CHECK (made_key ~ '^[0-9a-f]{64}$'),
  -- The job that waits for it in the queue; null: nothing in the queue will make it, because its run was paused.
  ADD COLUMN job_id       uuid,
  ADD CONSTRAINT item_option_is_whole CHECK ((option_name IS NULL) = (option_value IS NULL)),
  ADD CONSTRAINT item_option_has_its_role CHECK ((option_value IS NOT NULL) = (picture_role = 'option'));
-- A failed item is tried again once; what fails again is tried again itself. A retry that its merchant cancelled is none.
CREATE UNIQUE INDEX generation_item_shop_id_retry_of_key ON generation_item (shop_id, retry_of)
  WHERE retry_of IS NOT NULL AND failure_code IS DISTINCT FROM 'cancelled';
CREATE INDEX generation_item_made_key ON generation_item (shop_id, made_key)
  WHERE status IN ('queued', 'running', 'done');

-- What belongs to an order and is in no run: the rest behind a pilot or a budget, and what a pause let go.
CREATE TABLE generation_planned_item (
  shop_id       uuid NOT NULL,
  order_id      uuid NOT NULL,
  position      integer NOT NULL CHECK (position >= 0),
  product_gid   text NOT NULL,
  product_title text NOT NULL,
  sku           text NOT NULL,
  media_gid     text NOT NULL,
  source_url    text NOT NULL,
  price_credits integer NOT NULL CHECK (price_credits > 0),
  picture_role  text NOT NULL CHECK (picture_role IN ('main', 'further', 'option')),
  option_name   text,
  option_value  text,
  ratio         text NOT NULL,
  variation     integer NOT NULL,
  made_key      text NOT NULL,
  retry_of      uuid,
  PRIMARY KEY (shop_id, order_id, position),
  FOREIGN KEY (shop_id, order_id) REFERENCES generation_order (shop_id, order_id),
  FOREIGN KEY (shop_id, retry_of) REFERENCES generation_item (shop_id, item_id)
);

-- How long pictures take, over all shops: the forecast's measure. It says nothing about any shop.
CREATE TABLE engine_pace (
  engine      text NOT NULL,
  quality     text NOT NULL CHECK (quality IN ('standard', 'hd', 'ultra')),
  mean_ms     double precision NOT NULL CHECK (mean_ms >= 0),
  item_count  integer NOT NULL CHECK (item_count > 0),
  measured_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (engine, quality)
);
GRANT SELECT, INSERT, UPDATE ON engine_pace TO productstudio_app;

ALTER TABLE asset
  ADD COLUMN option_name  text,
  ADD COLUMN option_value text,
  ADD COLUMN ratio        text NOT NULL DEFAULT '1:1',
  ADD COLUMN variation    integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT asset_option_is_whole CHECK ((option_name IS NULL) = (option_value IS NULL));

SELECT protect_tenant_table(t::regclass)
FROM unnest(ARRAY['style', 'style_version', 'generation_planned_item']) AS t;
GRANT SELECT, INSERT, UPDATE (name, archived_at), DELETE ON style TO productstudio_app;
GRANT SELECT, INSERT, DELETE ON style_version, generation_planned_item TO productstudio_app;
GRANT UPDATE (budget_credits, fail_percent) ON generation_order TO productstudio_app;
GRANT UPDATE (reading_id) ON generation_draft TO productstudio_app;
