-- Reading the statement: every filter is a look-up, in a shop with a million lines too. And what a shop has set for itself.

-- Only the primary key of a ledger table may begin with the shop, where another order serves as well. For a shop that
-- the statistics don't know yet, the planner expects one row in it and takes any index that begins with the shop for as
-- good as the key: each foreign key of each new line then passed over all lines of the shop.
DROP INDEX credit_transaction_shop_id_idempotency_key_key;
CREATE UNIQUE INDEX credit_transaction_idempotency_key_shop_id_key ON credit_transaction (idempotency_key, shop_id);
DROP INDEX credit_hold_shop_id_transaction_number_key;
CREATE UNIQUE INDEX credit_hold_transaction_number_shop_id_key ON credit_hold (transaction_number, shop_id);

-- A kind, and a run of a kind, newest line first; rare kinds are found without passing over the frequent ones.
CREATE INDEX credit_transaction_kind_shop_id_number_idx ON credit_transaction (kind, shop_id, number);
CREATE INDEX credit_transaction_run_id_shop_id_kind_number_idx ON credit_transaction (run_id, shop_id, kind, number);

-- Connections plan each time, because a plan that was made for a small table serves a large one badly. A settlement looks
-- up single rows by their keys, which needs no new plan; planning was three quarters of its work.
CREATE OR REPLACE FUNCTION credits_settle(
  p_shop uuid, p_run uuid, p_items uuid[], p_outcome text, p_reason text, p_actor text
) RETURNS TABLE (item_id uuid, outcome text, credits integer) LANGUAGE plpgsql
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
#variable_conflict use_column
BEGIN
  PERFORM credits_enter_shop(p_shop);
  INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor, settled_at)
  SELECT p_shop, i.item_id, p_run, p_outcome, p_reason, p_actor, clock_timestamp()
  FROM (SELECT DISTINCT unnest(p_items) AS item_id) asked
  CROSS JOIN LATERAL (
    SELECT i.item_id FROM credit_hold_item i
    WHERE i.shop_id = p_shop AND i.item_id = asked.item_id AND i.run_id = p_run OFFSET 0) i
  ORDER BY i.item_id
  ON CONFLICT (shop_id, item_id) DO NOTHING;
  RETURN QUERY
    SELECT asked.item_id, s.outcome, i.price_credits
    FROM (SELECT DISTINCT unnest(p_items) AS item_id) asked
    CROSS JOIN LATERAL (
      SELECT s.outcome FROM credit_settlement s
      WHERE s.shop_id = p_shop AND s.item_id = asked.item_id AND s.run_id = p_run OFFSET 0) s
    CROSS JOIN LATERAL (
      SELECT i.price_credits FROM credit_hold_item i WHERE i.shop_id = p_shop AND i.item_id = asked.item_id OFFSET 0) i;
END
$$;

-- The same for a hold: most of its work are the keys of thousands of items. The fold within it goes on planning each time.
ALTER FUNCTION credits_hold(uuid, uuid, uuid[], integer[], interval, text, text, text)
  SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION credits_hold(uuid, uuid, uuid[], integer[], interval, text, text, text) SET enable_seqscan = off;
ALTER FUNCTION credits_fold(uuid) SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION credits_fold(uuid) SET enable_seqscan = on;

-- The first line that is not older than p_at; one more than the last when all are. Lines are numbered without a gap in
-- the order of their time, so it is found by halving, and a period needs no index of its own.
CREATE FUNCTION credits_number_at(p_shop uuid, p_at timestamptz) RETURNS integer LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
  v_low    integer := 1;
  v_high   integer;
  v_middle integer;
BEGIN
  SELECT max(number) + 1 INTO v_high FROM credit_transaction WHERE shop_id = p_shop;
  WHILE v_low < v_high LOOP
    v_middle := v_low + (v_high - v_low) / 2;
    IF (SELECT created_at >= p_at FROM credit_transaction WHERE shop_id = p_shop AND number = v_middle) THEN
      v_high := v_middle;
    ELSE
      v_low := v_middle + 1;
    END IF;
  END LOOP;
  RETURN v_low;
END
$$;
REVOKE ALL ON FUNCTION credits_number_at(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION credits_number_at(uuid, timestamptz) TO productstudio_app;

-- account: what a shop has chosen, where a browser would keep it if a frame in Shopify admin had a storage.
CREATE TABLE preference (
  shop_id uuid NOT NULL REFERENCES shop (shop_id),
  key     text NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
  value   jsonb NOT NULL,
  PRIMARY KEY (shop_id, key)
);
SELECT protect_tenant_table('preference');
GRANT SELECT, INSERT, UPDATE (value), DELETE ON preference TO productstudio_app;
