-- How many pieces of work an engine has at the same time, over all workers. No tenant: an engine is shared by every shop.
-- A row is a place that is taken; the primary key gives each place once. A holder that died frees its place by silence.

CREATE TABLE engine_slot (
  engine       text NOT NULL CONSTRAINT engine_slot_names_an_engine CHECK (length(engine) BETWEEN 1 AND 100),
  slot         integer NOT NULL CONSTRAINT engine_slot_counts_from_one CHECK (slot > 0),
  -- The item whose attempt is open at the engine.
  holder       uuid NOT NULL,
  leased_until timestamptz(3) NOT NULL,
  PRIMARY KEY (engine, slot)
);
-- An item has one place at an engine, however many workers it is handed to.
CREATE UNIQUE INDEX engine_slot_holder_engine_key ON engine_slot (holder, engine);
GRANT SELECT, INSERT, UPDATE, DELETE ON engine_slot TO productstudio_app;

-- Takes a place, or renews the one that the holder has. False when p_limit places are taken.
CREATE FUNCTION engine_slot_take(p_engine text, p_limit integer, p_holder uuid, p_lease_ms integer)
RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  v_until timestamptz;
BEGIN
  -- One at a time for each engine; the statements after it see what the one before has committed.
  PERFORM pg_advisory_xact_lock(hashtextextended('engine slots of ' || p_engine, 0));
  v_until := clock_timestamp() + p_lease_ms * interval '1 millisecond';
  UPDATE engine_slot SET leased_until = v_until WHERE engine = p_engine AND holder = p_holder;
  IF FOUND THEN
    RETURN true;
  END IF;
  DELETE FROM engine_slot WHERE engine = p_engine AND leased_until <= clock_timestamp();
  INSERT INTO engine_slot (engine, slot, holder, leased_until)
    SELECT p_engine, n, p_holder, v_until FROM generate_series(1, p_limit) n
    WHERE NOT EXISTS (SELECT FROM engine_slot s WHERE s.engine = p_engine AND s.slot = n)
      -- A limit that was lowered holds at once.
      AND (SELECT count(*) FROM engine_slot s WHERE s.engine = p_engine) < p_limit
    ORDER BY n LIMIT 1;
  RETURN FOUND;
END
$$;
REVOKE ALL ON FUNCTION engine_slot_take(text, integer, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine_slot_take(text, integer, uuid, integer) TO productstudio_app;
