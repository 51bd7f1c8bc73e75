-- History and downloads: what is looked for among a million results, favourites, deleted results, prepared ZIPs.

ALTER TABLE asset
  -- What filters go by, kept by the trigger below; plain columns, because row-level security lets an index be searched by
  -- nothing that is computed with functions which could leak.
  ADD COLUMN is_video        boolean NOT NULL DEFAULT false,
  ADD COLUMN sku_key         text NOT NULL DEFAULT '',
  ADD COLUMN recipe_name     text NOT NULL DEFAULT '',
  ADD COLUMN favourite_at    timestamptz(3),
  -- The row stays for the books; nobody sees the result any more, and its file goes.
  ADD COLUMN deleted_at      timestamptz(3),
  ADD COLUMN file_removed_at timestamptz(3),
  ADD CONSTRAINT asset_file_goes_after_its_result CHECK (file_removed_at IS NULL OR deleted_at IS NOT NULL),
  ADD CONSTRAINT asset_deleted_is_no_favourite CHECK (favourite_at IS NULL OR deleted_at IS NULL);

-- Titles of a shop's products, each once, to be searched instead of a million results.
CREATE TABLE asset_product (
  shop_id     uuid NOT NULL REFERENCES shop (shop_id),
  product_gid text NOT NULL,
  title_key   text NOT NULL,
  PRIMARY KEY (shop_id, product_gid)
);
SELECT protect_tenant_table('asset_product');
GRANT SELECT, INSERT, UPDATE (title_key), DELETE ON asset_product TO productstudio_app;
GRANT UPDATE (favourite_at, deleted_at, file_removed_at) ON asset TO productstudio_app;

-- Row-level security binds the owner too, who has no shop: it is lifted for the rows that are there.
ALTER TABLE asset NO FORCE ROW LEVEL SECURITY;
ALTER TABLE asset_product NO FORCE ROW LEVEL SECURITY;
UPDATE asset SET is_video = duration_ms IS NOT NULL, sku_key = lower(sku), recipe_name = coalesce(recipe ->> 'name', '');
INSERT INTO asset_product (shop_id, product_gid, title_key)
SELECT DISTINCT ON (shop_id, product_gid) shop_id, product_gid, lower(product_title)
FROM asset ORDER BY shop_id, product_gid, asset_id DESC;
ALTER TABLE asset_product FORCE ROW LEVEL SECURITY;
ALTER TABLE asset FORCE ROW LEVEL SECURITY;

CREATE FUNCTION asset_keep_keys() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.is_video := NEW.duration_ms IS NOT NULL;
  NEW.sku_key := lower(NEW.sku);
  NEW.recipe_name := coalesce(NEW.recipe ->> 'name', '');
  INSERT INTO asset_product AS kept (shop_id, product_gid, title_key)
  VALUES (NEW.shop_id, NEW.product_gid, lower(NEW.product_title))
  ON CONFLICT (shop_id, product_gid) DO UPDATE SET title_key = excluded.title_key
    WHERE kept.title_key <> excluded.title_key;
  RETURN NEW;
END
$$;
CREATE TRIGGER asset_keeps_keys BEFORE INSERT ON asset FOR EACH ROW EXECUTE FUNCTION asset_keep_keys();

-- What was deleted is judged no more: without its file, every new version of a check would ask for it in vain.
CREATE FUNCTION asset_forget_reviews() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM review_state WHERE shop_id = NEW.shop_id AND asset_id = NEW.asset_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER asset_forgets_reviews AFTER UPDATE OF deleted_at ON asset FOR EACH ROW
  WHEN (NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION asset_forget_reviews();

-- Each filter that may match almost nothing has its results in order: what it doesn't find is known at once.
CREATE INDEX asset_history_idx ON asset (shop_id, is_video, asset_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_history_product_idx ON asset (shop_id, product_gid, is_video, asset_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_history_sku_idx ON asset (shop_id, sku_key, is_video, asset_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_history_run_idx ON asset (shop_id, run_id, is_video, asset_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_history_recipe_idx ON asset (shop_id, recipe_name, is_video, asset_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_history_quality_idx ON asset (shop_id, quality, is_video, asset_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_history_favourites_idx ON asset (shop_id, is_video, asset_id)
  WHERE favourite_at IS NOT NULL AND deleted_at IS NULL;
-- Whether a file of before, named after its content alone, is another result's too.
CREATE INDEX asset_file_key_idx ON asset USING hash (file_key) WHERE deleted_at IS NULL;
CREATE INDEX asset_poster_key_idx ON asset USING hash (poster_key) WHERE deleted_at IS NULL AND poster_key IS NOT NULL;
CREATE INDEX asset_file_to_remove_idx ON asset (shop_id, asset_id) WHERE deleted_at IS NOT NULL AND file_removed_at IS NULL;

-- Several results as one ZIP, prepared in the background in parts, kept for a day.
CREATE TABLE download (
  shop_id       uuid NOT NULL REFERENCES shop (shop_id),
  download_id   uuid NOT NULL,
  asset_ids     uuid[] NOT NULL CONSTRAINT download_of_several CHECK (cardinality(asset_ids) BETWEEN 2 AND 1000),
  state         text NOT NULL DEFAULT 'preparing' CHECK (state IN ('preparing', 'ready', 'failed', 'expired')),
  -- Whoever prepares it now: an earlier one that was given up may not finish it.
  attempt_id    uuid,
  done_count    integer NOT NULL DEFAULT 0,
  -- Results that were deleted, or whose file is gone.
  missing_count integer NOT NULL DEFAULT 0,
  part_count    integer CHECK (part_count > 0),
  size_bytes    bigint CHECK (size_bytes > 0),
  failure_code  text CHECK (failure_code IN ('storage-full', 'all-gone', 'gave-up')),
  actor         text NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  expires_at    timestamptz(3) NOT NULL DEFAULT now() + interval '24 hours',
  PRIMARY KEY (shop_id, download_id),
  CONSTRAINT download_counts_fit
    CHECK (done_count BETWEEN 0 AND cardinality(asset_ids) AND missing_count BETWEEN 0 AND done_count),
  CONSTRAINT download_ready_is_whole CHECK (
    (state = 'ready') = (part_count IS NOT NULL) AND (state = 'ready') = (size_bytes IS NOT NULL)
    AND (state <> 'ready' OR (attempt_id IS NOT NULL AND done_count = cardinality(asset_ids)))),
  CONSTRAINT download_failure_has_a_code CHECK ((state = 'failed') = (failure_code IS NOT NULL))
);
CREATE INDEX download_shop_id_created_at_download_id_idx ON download (shop_id, created_at DESC, download_id DESC);
CREATE INDEX download_due_idx ON download (expires_at) WHERE state <> 'expired';
SELECT protect_tenant_table('download');
GRANT SELECT, INSERT, UPDATE, DELETE ON download TO productstudio_app;

-- Shops with files to remove: ids and nothing else.
CREATE POLICY system_lists ON asset FOR SELECT TO productstudio_system USING (true);
GRANT SELECT (shop_id, deleted_at, file_removed_at) ON asset TO productstudio_system;
CREATE POLICY system_lists ON download FOR SELECT TO productstudio_system USING (true);
GRANT SELECT (shop_id, state, expires_at) ON download TO productstudio_system;
CREATE FUNCTION asset_shops_with_files_to_remove() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT a.shop_id FROM asset a WHERE a.deleted_at IS NOT NULL AND a.file_removed_at IS NULL
  UNION
  SELECT d.shop_id FROM download d WHERE d.state <> 'expired' AND d.expires_at <= now()
$$;
ALTER FUNCTION asset_shops_with_files_to_remove() OWNER TO productstudio_system;
REVOKE ALL ON FUNCTION asset_shops_with_files_to_remove() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION asset_shops_with_files_to_remove() TO productstudio_app;

-- A review asks for no picture that was deleted.
CREATE OR REPLACE VIEW review_picture WITH (security_invoker = true) AS
  SELECT a.shop_id, a.asset_id, a.run_id, r.order_id
  FROM asset a LEFT JOIN generation_run r ON r.shop_id = a.shop_id AND r.run_id = a.run_id
  WHERE a.deleted_at IS NULL;
