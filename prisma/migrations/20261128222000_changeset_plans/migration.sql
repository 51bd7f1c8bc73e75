-- Plans of changesets: placements, a look at the products before anything is touched, schedules, pauses, cancels.

ALTER TABLE changeset
  ADD COLUMN starts_at    timestamptz(3),
  ADD COLUMN pause_reason text CHECK (pause_reason IN ('merchant', 'storage-full')),
  DROP CONSTRAINT changeset_status_check,
  ADD CONSTRAINT changeset_status_check
    CHECK (status IN ('planned', 'scheduled', 'publishing', 'paused', 'cancelling', 'done', 'cancelled')),
  DROP CONSTRAINT changeset_finished_when_done,
  ADD CONSTRAINT changeset_finished_when_ended CHECK ((finished_at IS NOT NULL) = (status IN ('done', 'cancelled'))),
  ADD CONSTRAINT changeset_paused_for_a_reason CHECK ((pause_reason IS NOT NULL) = (status = 'paused')),
  ADD CONSTRAINT changeset_scheduled_has_a_time CHECK (status <> 'scheduled' OR starts_at IS NOT NULL);

ALTER TABLE changeset_product
  -- The job that waits for it in the queue; null: nothing in the queue will publish it, because its changeset was paused.
  ADD COLUMN job_id      uuid,
  ADD COLUMN checked_at  timestamptz(3),
  -- Its media when it was checked, with addresses of small pictures.
  ADD COLUMN seen        jsonb,
  -- Variants that are to show something else: what each showed before, and which of our pictures it gets.
  ADD COLUMN links       jsonb,
  -- What is to be done once everything was added: put in order and assigned to variants, or only read back.
  ADD COLUMN stage       text NOT NULL DEFAULT 'arrange' CHECK (stage IN ('arrange', 'compare')),
  -- Undo, beside how its publication ended. `undo_begun`: what differs from `after` may be undo's own doing.
  ADD COLUMN undo_status text CHECK (undo_status IN ('queued', 'undoing', 'undone', 'refused', 'failed')),
  ADD COLUMN undo_begun  boolean NOT NULL DEFAULT false,
  ADD COLUMN undo_code   text,
  ADD COLUMN undo_text   text,
  -- What the merchant changed in between, for which the product was left alone.
  ADD COLUMN undo_places jsonb,
  ADD COLUMN undone_at   timestamptz(3),
  DROP CONSTRAINT changeset_product_claimed_while_publishing,
  ADD CONSTRAINT changeset_product_claimed_while_at_work
    CHECK (claim IS NULL OR status = 'publishing' OR undo_status = 'undoing'),
  ADD CONSTRAINT changeset_product_undone_after_its_end CHECK (undo_status IS NULL OR status IN ('done', 'failed')),
  ADD CONSTRAINT changeset_product_undo_knows_before CHECK (undo_status IS NULL OR before IS NOT NULL),
  ADD CONSTRAINT changeset_product_undo_says_why
    CHECK ((undo_code IS NOT NULL) = (undo_status IS NOT NULL AND undo_status IN ('refused', 'failed'))),
  ADD CONSTRAINT changeset_product_undone_at_a_time
    CHECK ((undone_at IS NOT NULL) = (undo_status IS NOT NULL AND undo_status = 'undone')),
  ADD CONSTRAINT changeset_product_undo_places_when_refused CHECK (undo_places IS NULL OR undo_status = 'refused');
-- Publishing and undoing know what a product shows only while nobody else of us changes it.
DROP INDEX changeset_product_one_at_a_time;
CREATE UNIQUE INDEX changeset_product_one_at_a_time ON changeset_product (shop_id, product_gid)
  WHERE status = 'publishing' OR undo_status = 'undoing';

ALTER TABLE changeset_step
  -- One safe piece, as its asset's.
  ADD CONSTRAINT changeset_step_file_name_is_safe CHECK (
    length(file_name) <= 180 AND file_name ~ '^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.[a-z0-9]{1,4}$'
    AND position('..' IN file_name) = 0),
  ADD COLUMN placement    text NOT NULL DEFAULT 'append' CHECK (placement IN ('append', 'first', 'after-main', 'replace')),
  ADD COLUMN replaces_gid text,
  ADD COLUMN to_variants  boolean NOT NULL DEFAULT false,
  -- What keeps a line from being published, and what is only to be known; codes of the preflight.
  ADD COLUMN hindrance    text,
  ADD COLUMN note         text,
  DROP CONSTRAINT changeset_step_state_check,
  ADD CONSTRAINT changeset_step_state_check CHECK (
    state IN ('draft', 'planned', 'uploaded', 'created', 'ready', 'attached', 'verified', 'failed', 'undone')),
  DROP CONSTRAINT step_created_has_a_file,
  ADD CONSTRAINT step_created_has_a_file
    CHECK (state NOT IN ('created', 'ready', 'attached', 'verified', 'undone') OR file_gid IS NOT NULL),
  ADD CONSTRAINT step_replaces_something CHECK ((replaces_gid IS NOT NULL) = (placement = 'replace')),
  ADD CONSTRAINT step_hindered_is_not_begun CHECK (hindrance IS NULL OR state IN ('draft', 'failed'));
-- Drafts of two plans may name one picture: the one that is started first publishes it. What was undone may go again.
DROP INDEX changeset_step_asset_published_once;
CREATE UNIQUE INDEX changeset_step_asset_published_once ON changeset_step (shop_id, asset_id, product_gid)
  WHERE state NOT IN ('draft', 'failed', 'undone');
-- A medium has one successor.
CREATE UNIQUE INDEX changeset_step_replaced_once ON changeset_step (shop_id, changeset_id, product_gid, replaces_gid)
  WHERE replaces_gid IS NOT NULL;
-- Which pictures of ours a product shows, asked before others are added.
CREATE INDEX changeset_step_shop_id_product_gid_idx ON changeset_step (shop_id, product_gid)
  WHERE state IN ('attached', 'verified');

-- Media that were taken off a product, with their bytes in the file store: undo puts them back, as new files when the
-- merchant deleted them. `state` says how far that is, as a step's does; `planned`: not begun, or not needed.
CREATE TABLE changeset_kept_medium (
  shop_id      uuid NOT NULL,
  changeset_id uuid NOT NULL,
  product_gid  text NOT NULL,
  media_gid    text NOT NULL,
  alt_text     text NOT NULL,
  file_key     text NOT NULL,
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes   integer NOT NULL CHECK (size_bytes > 0),
  mime_type    text NOT NULL CHECK (length(mime_type) BETWEEN 3 AND 100),
  file_name    text NOT NULL,
  state        text NOT NULL DEFAULT 'planned'
               CHECK (state IN ('planned', 'uploaded', 'created', 'ready', 'attached', 'failed')),
  resource_url text,
  file_gid     text,
  failure_code text,
  failure_text text,
  kept_at      timestamptz(3) NOT NULL DEFAULT now(),
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, changeset_id, product_gid, media_gid),
  FOREIGN KEY (shop_id, changeset_id, product_gid)
    REFERENCES changeset_product (shop_id, changeset_id, product_gid) ON DELETE CASCADE,
  CONSTRAINT kept_medium_failure_has_a_code CHECK ((failure_code IS NOT NULL) = (state = 'failed')),
  CONSTRAINT kept_medium_uploaded_has_an_address CHECK (state <> 'uploaded' OR resource_url IS NOT NULL),
  CONSTRAINT kept_medium_created_has_a_file CHECK (state NOT IN ('created', 'ready', 'attached') OR file_gid IS NOT NULL)
);
CREATE UNIQUE INDEX changeset_kept_medium_shop_id_file_name_key ON changeset_kept_medium (shop_id, file_name);

SELECT protect_tenant_table('changeset_kept_medium'::regclass);
GRANT SELECT, INSERT, UPDATE, DELETE ON changeset_kept_medium TO productstudio_app;
