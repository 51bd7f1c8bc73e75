-- A result is judged by itself (target 'any') and at each place where it is to be shown; what it was judged by is kept.

ALTER TABLE review_result ADD COLUMN rule_version integer NOT NULL DEFAULT 0 CHECK (rule_version >= 0);

-- Row-level security binds the owner too, who has no shop: it is lifted for the rows that are there.
ALTER TABLE review_result NO FORCE ROW LEVEL SECURITY;
-- Everything so far was said of the picture itself, and stays answered: only its place changes.
UPDATE review_result SET target = 'any';
INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence, reviewed_at)
SELECT shop_id, asset_id, 'shopify', 'target-known', 1, 'platform-rules', 'pass', '{"notJudged": "earlier"}', min(reviewed_at)
FROM review_result GROUP BY shop_id, asset_id;

-- By which checks and rules a result was judged at a place (basis.ts); results with an older basis are judged again.
CREATE TABLE review_state (
  shop_id    uuid NOT NULL,
  asset_id   uuid NOT NULL,
  target     text NOT NULL,
  basis      text NOT NULL CHECK (length(basis) <= 64),
  -- When it was judged, or tried in vain.
  checked_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, asset_id, target),
  FOREIGN KEY (shop_id, asset_id) REFERENCES asset (shop_id, asset_id) ON DELETE CASCADE
);
CREATE INDEX review_state_target_basis_shop_id_checked_at_idx ON review_state (target, basis, shop_id, checked_at);
INSERT INTO review_state (shop_id, asset_id, target, basis)
SELECT DISTINCT shop_id, asset_id, target, '' FROM review_result;
ALTER TABLE review_result FORCE ROW LEVEL SECURITY;

SELECT protect_tenant_table('review_state');
CREATE POLICY system_lists ON review_state FOR SELECT TO productstudio_system USING (true);
GRANT SELECT (shop_id, target, basis) ON review_state TO productstudio_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON review_state TO productstudio_app;

-- Shops with results that were judged by something older than `current` ([{target, basis}]): ids and nothing else.
CREATE FUNCTION review_shops_with_outdated(current jsonb) RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT DISTINCT s.shop_id FROM review_state s
  WHERE NOT EXISTS (
    SELECT FROM jsonb_to_recordset(current) AS c (target text, basis text)
    WHERE c.target = s.target AND c.basis = s.basis
  )
$$;
ALTER FUNCTION review_shops_with_outdated(jsonb) OWNER TO productstudio_system;
REVOKE ALL ON FUNCTION review_shops_with_outdated(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION review_shops_with_outdated(jsonb) TO productstudio_app;
