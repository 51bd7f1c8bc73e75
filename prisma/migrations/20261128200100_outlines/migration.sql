-- Outlines by their photo: one cut-out serves every picture of a source, and a person's correction counts for all of them.

CREATE TABLE generation_outline (
  shop_id       uuid NOT NULL REFERENCES shop (shop_id),
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  kind          text NOT NULL CHECK (kind IN ('found', 'corrected')),
  -- As the engine packs it: a few kilobytes.
  outline       bytea NOT NULL CONSTRAINT outline_is_small CHECK (octet_length(outline) BETWEEN 1 AND 1000000),
  made_at       timestamptz(3) NOT NULL DEFAULT now(),
  used_at       timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, source_sha256)
);
CREATE INDEX generation_outline_shop_id_used_at_idx ON generation_outline (shop_id, used_at);
SELECT protect_tenant_table('generation_outline');
GRANT SELECT, INSERT, UPDATE, DELETE ON generation_outline TO productstudio_app;

ALTER TABLE generation_run
  DROP CONSTRAINT generation_run_kind_check,
  ADD CONSTRAINT generation_run_kind_check CHECK (kind IN ('whole', 'pilot', 'rest', 'retry', 'correction'));

-- A picture that was delivered may be made again with a corrected outline, without charge and not without end. Whatever
-- corrects nothing is paid for.
ALTER TABLE generation_item
  ADD COLUMN corrects          uuid,
  ADD COLUMN correction_number integer CHECK (correction_number BETWEEN 1 AND 10),
  DROP CONSTRAINT generation_item_price_credits_check,
  ADD CONSTRAINT item_is_paid_or_corrects
    CHECK (CASE WHEN corrects IS NULL THEN price_credits > 0 ELSE price_credits = 0 END),
  ADD CONSTRAINT item_correction_is_numbered CHECK ((corrects IS NULL) = (correction_number IS NULL)),
  ADD CONSTRAINT item_correction_is_no_retry CHECK (corrects IS NULL OR retry_of IS NULL),
  ADD FOREIGN KEY (shop_id, corrects) REFERENCES asset (shop_id, item_id);
CREATE UNIQUE INDEX generation_item_shop_id_corrects_correction_number_key
  ON generation_item (shop_id, corrects, correction_number) WHERE corrects IS NOT NULL;
-- One at a time: the next correction is drawn on what came of this one.
CREATE UNIQUE INDEX generation_item_correction_open ON generation_item (shop_id, corrects)
  WHERE corrects IS NOT NULL AND status IN ('queued', 'running');

-- What is made without charge was paid for once, and a person has corrected the outline of its very photo.
CREATE FUNCTION generation_check_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM generation_item original
    JOIN asset a ON a.shop_id = original.shop_id AND a.item_id = original.item_id
    JOIN generation_outline o ON o.shop_id = a.shop_id AND o.source_sha256 = a.source_sha256 AND o.kind = 'corrected'
    JOIN generation_run r ON r.shop_id = NEW.shop_id AND r.run_id = NEW.run_id AND r.kind = 'correction'
    WHERE original.shop_id = NEW.shop_id AND original.item_id = NEW.corrects AND original.price_credits > 0)
  THEN
    RAISE EXCEPTION 'item % corrects nothing that was paid for and whose outline was corrected', NEW.item_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER correction_has_its_ground BEFORE INSERT OR UPDATE OF corrects, price_credits ON generation_item
  FOR EACH ROW WHEN (NEW.corrects IS NOT NULL) EXECUTE FUNCTION generation_check_correction();
