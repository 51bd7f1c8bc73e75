-- Reading the statement: every filter is a look-up, in a shop with a million lines too. And what a shop has set for itself.

-- A kind, and a run of a kind, newest line first; rare kinds are found without passing over the frequent ones.
CREATE INDEX credit_transaction_shop_id_kind_number_idx ON credit_transaction (shop_id, kind, number);
CREATE INDEX credit_transaction_shop_id_run_id_kind_number_idx ON credit_transaction (shop_id, run_id, kind, number);

-- The first line that is not older than p_at; one more than the last when all are. Lines are numbered without a gap in
-- the order of their time, so it is found by halving, and a period needs no index of its own.
CREATE FUNCTION credits_number_at(p_shop uuid, p_at timestamptz) RETURNS integer LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp
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
