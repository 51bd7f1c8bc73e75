-- What a shop's bucket of query cost holds, as far as we know: every process that asks Shopify for the shop takes its
-- points here first. One row for each shop and one statement for each movement, by the database's clock.
-- (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits)

CREATE TABLE query_budget (
  shop_id            uuid PRIMARY KEY REFERENCES shop (shop_id),
  -- The smallest plan's, until Shopify has said otherwise.
  maximum_points     double precision NOT NULL DEFAULT 2000
    CONSTRAINT query_budget_holds_points CHECK (maximum_points BETWEEN 1 AND 1e7),
  restored_per_second double precision NOT NULL DEFAULT 100
    CONSTRAINT query_budget_is_restored CHECK (restored_per_second BETWEEN 0 AND 1e6),
  -- What the bucket held at measured_at.
  available_points   double precision NOT NULL DEFAULT 2000,
  measured_at        timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  -- When the background work that is waiting will have been served; whoever comes later waits behind it.
  queued_until       timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT query_budget_never_overflows CHECK (available_points BETWEEN -1e7 AND maximum_points)
);
SELECT protect_tenant_table('query_budget');
GRANT SELECT, INSERT, UPDATE ON query_budget TO productstudio_app;

-- The shop's row, locked, with its points as of now in available_points and now in measured_at.
CREATE FUNCTION query_budget_now(p_shop uuid) RETURNS query_budget LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  b     query_budget;
  v_now timestamptz;
BEGIN
  PERFORM credits_enter_shop(p_shop);
  -- A crash of the database may lose the last movements: the next answer of Shopify says what is true.
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT * INTO b FROM query_budget WHERE shop_id = p_shop FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO query_budget (shop_id) VALUES (p_shop) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT b FROM query_budget WHERE shop_id = p_shop FOR UPDATE;
  END IF;
  -- Read after the row is ours: whoever had it before has gone on meanwhile.
  v_now := clock_timestamp();
  b.available_points := LEAST(
    b.maximum_points,
    b.available_points
      + b.restored_per_second * GREATEST(extract(epoch FROM v_now - b.measured_at)::double precision, 0));
  b.measured_at := v_now;
  RETURN b;
END
$$;

-- Takes points and returns 0, or returns after how many milliseconds to ask again. Background work leaves a quarter of
-- the bucket to the merchant's pages and waits in the order of coming: p_is_called says that it has waited as it was
-- told. A page takes whatever is there and waits behind nobody.
CREATE FUNCTION query_budget_take(p_shop uuid, p_points double precision, p_is_background boolean, p_is_called boolean)
RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  b         query_budget := query_budget_now(p_shop);
  -- What more than a bucket is asked of a full one.
  v_left    double precision := LEAST(CASE WHEN p_is_background THEN b.maximum_points / 4 ELSE 0 END,
                                      b.maximum_points - p_points);
  v_short   double precision := p_points + v_left - b.available_points;
  v_seconds double precision := 0;
BEGIN
  IF v_short > 0 THEN
    -- A bucket that isn't being filled is looked at again after a second.
    v_seconds := CASE WHEN b.restored_per_second > 0 THEN v_short / b.restored_per_second ELSE 1 END;
  END IF;
  IF p_is_background AND NOT p_is_called AND b.queued_until > b.measured_at THEN
    v_seconds := GREATEST(
      v_seconds,
      extract(epoch FROM b.queued_until - b.measured_at)::double precision
        + p_points / GREATEST(b.restored_per_second, 1));
  END IF;
  -- At most an hour, whatever was reported.
  v_seconds := LEAST(v_seconds, 3600);
  IF v_seconds <= 0 THEN
    UPDATE query_budget SET available_points = b.available_points - p_points, measured_at = b.measured_at
      WHERE shop_id = p_shop;
    RETURN 0;
  END IF;
  IF p_is_background THEN
    -- Who is called and finds that a page took the points moves everybody behind back by as much.
    UPDATE query_budget SET queued_until = v_seconds * interval '1 second' + CASE
        WHEN p_is_called THEN GREATEST(b.queued_until, b.measured_at) ELSE b.measured_at END
      WHERE shop_id = p_shop;
  END IF;
  RETURN GREATEST(ceil(v_seconds * 1000), 1)::integer;
END
$$;

-- Gives back what was taken and not used (less than nothing: more was used) and notes what Shopify reported; null where
-- it reported nothing. p_pause_ms keeps background work away for that long.
CREATE FUNCTION query_budget_settle(
  p_shop uuid, p_unused double precision, p_maximum double precision, p_restored double precision,
  p_available double precision, p_pause_ms integer)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  b           query_budget := query_budget_now(p_shop);
  v_maximum   double precision := COALESCE(p_maximum, b.maximum_points);
  v_available double precision := b.available_points + p_unused;
BEGIN
  IF p_available IS NOT NULL THEN
    -- What is missing to a full bucket, by our figures or by Shopify's, whichever is more: requests on their way are in
    -- ours and not yet in theirs, what others asked for is in theirs and not in ours.
    v_available := v_maximum - GREATEST(b.maximum_points - v_available, v_maximum - p_available);
  END IF;
  UPDATE query_budget SET
    maximum_points = v_maximum,
    restored_per_second = COALESCE(p_restored, b.restored_per_second),
    available_points = GREATEST(LEAST(v_available, v_maximum), -1e7),
    measured_at = b.measured_at,
    -- Whoever waits next needn't wait for points that were given back.
    queued_until = GREATEST(
      b.queued_until - GREATEST(p_unused, 0) / GREATEST(b.restored_per_second, 1) * interval '1 second',
      b.measured_at + p_pause_ms * interval '1 millisecond')
    WHERE shop_id = p_shop;
END
$$;

REVOKE ALL ON FUNCTION query_budget_now(uuid),
  query_budget_take(uuid, double precision, boolean, boolean),
  query_budget_settle(uuid, double precision, double precision, double precision, double precision, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION query_budget_now(uuid),
  query_budget_take(uuid, double precision, boolean, boolean),
  query_budget_settle(uuid, double precision, double precision, double precision, double precision, integer)
  TO productstudio_app;
