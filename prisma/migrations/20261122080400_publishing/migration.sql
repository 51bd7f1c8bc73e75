-- Review results and decisions; changesets and their steps.

CREATE TABLE review_result (
  shop_id       uuid NOT NULL,
  asset_id      uuid NOT NULL,
  target        text NOT NULL,
  check_id      text NOT NULL,
  check_version integer NOT NULL CHECK (check_version > 0),
  section       text NOT NULL CHECK (section IN ('product-accuracy', 'text-and-logo', 'platform-rules', 'ad-compliance', 'file-management')),
  outcome       text NOT NULL CHECK (outcome IN ('pass', 'warn', 'block', 'person')),
  evidence      jsonb NOT NULL,
  reviewed_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, asset_id, target, check_id)
);

CREATE TABLE review_decision (
  shop_id     uuid NOT NULL,
  decision_id uuid NOT NULL,
  asset_id    uuid NOT NULL,
  target      text NOT NULL,
  decision    text NOT NULL CHECK (decision IN ('accept', 'reject')),
  reason      text NOT NULL CHECK (length(reason) <= 2000),
  actor       text NOT NULL,
  decided_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, decision_id)
);
CREATE INDEX review_decision_shop_id_asset_id_target_decided_at_idx
  ON review_decision (shop_id, asset_id, target, decided_at DESC);

-- Rooms import no other room, tables do: a review without its asset is no review.
ALTER TABLE review_result ADD FOREIGN KEY (shop_id, asset_id) REFERENCES asset (shop_id, asset_id) ON DELETE CASCADE;
ALTER TABLE review_decision ADD FOREIGN KEY (shop_id, asset_id) REFERENCES asset (shop_id, asset_id) ON DELETE CASCADE;

CREATE TABLE changeset (
  shop_id         uuid NOT NULL REFERENCES shop (shop_id),
  changeset_id    uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
  request_hash    text NOT NULL,
  target          text NOT NULL,
  status          text NOT NULL DEFAULT 'publishing' CHECK (status IN ('publishing', 'done')),
  actor           text NOT NULL,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  finished_at     timestamptz(3),
  PRIMARY KEY (shop_id, changeset_id),
  CONSTRAINT changeset_finished_when_done CHECK ((finished_at IS NOT NULL) = (status = 'done'))
);
CREATE UNIQUE INDEX changeset_shop_id_idempotency_key_key ON changeset (shop_id, idempotency_key);

CREATE TABLE changeset_product (
  shop_id      uuid NOT NULL,
  changeset_id uuid NOT NULL,
  product_gid  text NOT NULL,
  status       text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'publishing', 'done', 'failed')),
  claim        uuid,
  claimed_at   timestamptz(3),
  before       jsonb,
  after        jsonb,
  failure_code text,
  failure_text text,
  finished_at  timestamptz(3),
  PRIMARY KEY (shop_id, changeset_id, product_gid),
  FOREIGN KEY (shop_id, changeset_id) REFERENCES changeset (shop_id, changeset_id) ON DELETE CASCADE,
  CONSTRAINT changeset_product_failure_has_a_code CHECK ((failure_code IS NOT NULL) = (status = 'failed')),
  CONSTRAINT changeset_product_finished_when_ended CHECK ((finished_at IS NOT NULL) = (status IN ('done', 'failed'))),
  CONSTRAINT changeset_product_claimed_while_publishing CHECK (claim IS NULL OR status = 'publishing'),
  CONSTRAINT changeset_product_done_was_read_back CHECK (status <> 'done' OR (before IS NOT NULL AND after IS NOT NULL))
);
-- What was there before is only known for certain while nobody else of us adds to the same product.
CREATE UNIQUE INDEX changeset_product_one_at_a_time ON changeset_product (shop_id, product_gid)
  WHERE status = 'publishing';

CREATE TABLE changeset_step (
  shop_id      uuid NOT NULL,
  changeset_id uuid NOT NULL,
  product_gid  text NOT NULL,
  asset_id     uuid NOT NULL,
  position     integer NOT NULL CHECK (position >= 0),
  state        text NOT NULL DEFAULT 'planned'
               CHECK (state IN ('planned', 'uploaded', 'created', 'ready', 'attached', 'verified', 'failed')),
  file_name    text NOT NULL,
  alt_text     text NOT NULL CHECK (length(alt_text) <= 512),
  resource_url text,
  file_gid     text,
  failure_code text,
  failure_text text,
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, changeset_id, product_gid, asset_id),
  FOREIGN KEY (shop_id, changeset_id, product_gid)
    REFERENCES changeset_product (shop_id, changeset_id, product_gid) ON DELETE CASCADE,
  CONSTRAINT step_failure_has_a_code CHECK ((failure_code IS NOT NULL) = (state = 'failed')),
  CONSTRAINT step_uploaded_has_an_address CHECK (state <> 'uploaded' OR resource_url IS NOT NULL),
  CONSTRAINT step_created_has_a_file CHECK (state NOT IN ('created', 'ready', 'attached', 'verified') OR file_gid IS NOT NULL)
);
-- A publication is found again on Shopify by its file name, so no two may share one.
CREATE UNIQUE INDEX changeset_step_shop_id_file_name_key ON changeset_step (shop_id, file_name);
-- Two clicks on Publish are one publication: a picture is added to a product once.
CREATE UNIQUE INDEX changeset_step_asset_published_once ON changeset_step (shop_id, asset_id, product_gid)
  WHERE state <> 'failed';

SELECT protect_tenant_table(t::regclass)
FROM unnest(ARRAY['review_result', 'review_decision', 'changeset', 'changeset_product', 'changeset_step']) AS t;
GRANT SELECT, INSERT, UPDATE, DELETE ON review_result, changeset, changeset_product, changeset_step TO productstudio_app;
GRANT SELECT, INSERT, DELETE ON review_decision TO productstudio_app;
