-- The rest of the ledger. Words and invariants stand in app/domain/credits/README.md, how the journal is sealed in the
-- credits migration before this one.

-- What was asked of the ledger in one piece, although it writes several lines or none: asked again under the same key, it
-- answers as before.
CREATE TABLE credit_request (
  shop_id         uuid NOT NULL REFERENCES credit_account (shop_id),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 350),
  request_hash    text NOT NULL,
  -- What it moved.
  credits         integer NOT NULL CHECK (credits >= 0),
  reason          text NOT NULL CONSTRAINT request_has_a_reason CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
  actor           text NOT NULL CONSTRAINT request_has_an_actor CHECK (actor ~ '^(merchant|system|operator):.'),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, idempotency_key)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_request EXECUTE FUNCTION credit_refuse();
SELECT protect_tenant_table('credit_request');
GRANT SELECT, INSERT ON credit_request TO productstudio_app;

-- The lines of a request carry its key; only lines that are a request by themselves carry its fingerprint.
ALTER TABLE credit_transaction DROP CONSTRAINT transaction_requests_are_hashed;
ALTER TABLE credit_transaction ADD CONSTRAINT transaction_requests_are_hashed
  CHECK ((request_hash IS NOT NULL) = (kind IN ('grant', 'hold')));

-- Gives credits once per source key. outcome: 'granted'; 'repeated' (that source gave before); 'reused' (it gave, but
-- for another request). They last p_lifetime, or until p_expires_at, or for ever when both are NULL. A date that is past
-- is kept: the next fold lets these credits expire, so that the books tell both.
DROP FUNCTION credits_grant(uuid, uuid, text, text, integer, interval, text, boolean, text, text, text, text);
CREATE FUNCTION credits_grant(
  p_shop uuid, p_grant uuid, p_source text, p_source_key text, p_credits integer, p_lifetime interval,
  p_expires_at timestamptz, p_label text, p_test boolean, p_charge_gid text, p_reason text, p_actor text,
  p_request_hash text
) RETURNS text LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  v_account credit_account;
  v_now     timestamptz;
  v_number  integer;
  v_hash    text;
BEGIN
  IF p_lifetime IS NOT NULL AND p_expires_at IS NOT NULL THEN
    RAISE EXCEPTION 'a grant has a lifetime or a date' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM credits_enter_shop(p_shop);
  INSERT INTO credit_account (shop_id) VALUES (p_shop) ON CONFLICT (shop_id) DO NOTHING;
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  SELECT request_hash INTO v_hash FROM credit_transaction
  WHERE shop_id = p_shop AND idempotency_key = 'grant:' || p_source_key;
  IF FOUND THEN
    RETURN CASE WHEN v_hash = p_request_hash THEN 'repeated' ELSE 'reused' END;
  END IF;

  -- Rounded up, the grant would begin after a hold that follows at once.
  v_now := date_trunc('milliseconds', clock_timestamp());
  v_number := v_account.last_number + 1;
  INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, test, charge_gid, effective_at, expires_at)
  VALUES (p_shop, p_grant, p_source, p_source_key, CASE p_source WHEN 'plan' THEN 10 WHEN 'pack' THEN 30 ELSE 20 END,
          p_label, p_test, p_charge_gid, least(v_now, p_expires_at - interval '1 millisecond'),
          coalesce(p_expires_at, v_now + p_lifetime));
  INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
  VALUES (p_shop, v_number, 1, p_grant, 'issued', -p_credits), (p_shop, v_number, 2, p_grant, 'available', p_credits);
  INSERT INTO credit_transaction (
    shop_id, number, kind, amount, held_change, balance, grant_id, reason, actor, idempotency_key, request_hash, created_at)
  VALUES (p_shop, v_number, 'grant', p_credits, 0, v_account.available + v_account.held + p_credits, p_grant,
          p_reason, p_actor, 'grant:' || p_source_key, p_request_hash, v_now);
  RETURN 'granted';
END
$$;

-- Takes available credits out of grants, one line each. The caller has locked the account.
CREATE FUNCTION credits_take(
  p_shop uuid, p_kind text, p_grants uuid[], p_credits integer[], p_reason text, p_actor text, p_key text
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  v_account credit_account;
BEGIN
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
  SELECT p_shop, v_account.last_number + t.place, x.leg, t.grant_id, x.bucket, x.sign * t.credits
  FROM unnest(p_grants, p_credits) WITH ORDINALITY AS t (grant_id, credits, place)
  CROSS JOIN (VALUES (1, 'available', -1), (2, 'revoked', 1)) x (leg, bucket, sign);
  INSERT INTO credit_transaction (
    shop_id, number, kind, amount, held_change, balance, grant_id, reason, actor, idempotency_key, created_at)
  SELECT p_shop, v_account.last_number + t.place, p_kind, -t.credits, 0,
         v_account.available + v_account.held - sum(t.credits) OVER (ORDER BY t.place),
         t.grant_id, p_reason, p_actor, p_key || ':' || t.place, clock_timestamp()
  FROM unnest(p_grants, p_credits) WITH ORDINALITY AS t (grant_id, credits, place);
END
$$;

-- Takes back up to p_at_most of what is available in the grants whose source key begins with p_prefix, from the last to
-- expire. outcome: 'taken' (also when this key took before: `credits` is what it took then), 'reused'.
CREATE FUNCTION credits_take_back(
  p_shop uuid, p_prefix text, p_at_most integer, p_key text, p_reason text, p_actor text, p_request_hash text,
  OUT outcome text, OUT credits integer
) LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_key     text := 'take-back:' || p_key;
  v_request credit_request;
  v_grants  uuid[];
  v_credits integer[];
BEGIN
  PERFORM credits_enter_shop(p_shop);
  INSERT INTO credit_account (shop_id) VALUES (p_shop) ON CONFLICT (shop_id) DO NOTHING;
  PERFORM FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  SELECT * INTO v_request FROM credit_request WHERE shop_id = p_shop AND idempotency_key = v_key;
  IF FOUND THEN
    outcome := CASE WHEN v_request.request_hash = p_request_hash THEN 'taken' ELSE 'reused' END;
    credits := v_request.credits;
    RETURN;
  END IF;

  PERFORM credits_fold(p_shop);
  SELECT array_agg(t.grant_id ORDER BY t.upto), array_agg(t.credits ORDER BY t.upto), coalesce(sum(t.credits), 0)
  INTO v_grants, v_credits, credits
  FROM (
    SELECT g.grant_id, g.upto, least(g.available, p_at_most - (g.upto - g.available))::integer AS credits
    FROM (
      SELECT grant_id, available, sum(available) OVER (ORDER BY expires_at DESC NULLS FIRST, grant_id DESC) AS upto
      FROM credit_grant WHERE shop_id = p_shop AND available > 0 AND starts_with(source_key, p_prefix)
    ) g
    WHERE g.upto - g.available < p_at_most
  ) t;
  INSERT INTO credit_request (shop_id, idempotency_key, request_hash, credits, reason, actor, created_at)
  VALUES (p_shop, v_key, p_request_hash, credits, p_reason, p_actor, clock_timestamp());
  IF credits > 0 THEN
    PERFORM credits_take(p_shop, 'revoke', v_grants, v_credits, p_reason, p_actor, v_key);
  END IF;
  outcome := 'taken';
END
$$;

-- Revoking -----------------------------------------------------------------------------------------------------------

-- When the charge of a grant was refunded, by whom and why. What is held then stays for its run; whatever comes back to the
-- grant later is taken by the fold, as expiry takes it.
ALTER TABLE credit_grant
  ADD COLUMN revoked_at    timestamptz(3),
  ADD COLUMN revoke_reason text CHECK (length(btrim(revoke_reason)) BETWEEN 1 AND 500),
  ADD COLUMN revoke_actor  text CHECK (revoke_actor ~ '^(merchant|system|operator):.'),
  ADD CONSTRAINT grant_revoked_with_a_reason
    CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL) AND (revoked_at IS NULL) = (revoke_actor IS NULL));
CREATE INDEX credit_grant_charge ON credit_grant (charge_gid) WHERE charge_gid IS NOT NULL;
GRANT UPDATE (revoked_at, revoke_reason, revoke_actor) ON credit_grant TO productstudio_app;

CREATE OR REPLACE FUNCTION credit_guard_grant() RETURNS trigger LANGUAGE plpgsql
AS $$
DECLARE
  c_revocation CONSTANT text[] := ARRAY['revoked_at', 'revoke_reason', 'revoke_actor'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (NEW.granted, NEW.available, NEW.held, NEW.spent, NEW.expired, NEW.revoked) = (0, 0, 0, 0, 0, 0)
       AND NEW.revoked_at IS NULL
    THEN
      RETURN NEW;
    END IF;
  ELSIF pg_trigger_depth() > 1
     OR OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL
        AND to_jsonb(NEW) - c_revocation = to_jsonb(OLD) - c_revocation
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'credit_grant moves only through the journal' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- Dates --------------------------------------------------------------------------------------------------------------
-- A row is dated by the transaction that writes it. Columns keep milliseconds, so rounding moves a date by less than one.

CREATE FUNCTION credit_refuse_date() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'a date of % is not of the transaction that writes it', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER dated_now BEFORE INSERT ON credit_transaction FOR EACH ROW
  WHEN (NEW.created_at NOT BETWEEN now() - interval '1 millisecond' AND clock_timestamp() + interval '1 millisecond')
  EXECUTE FUNCTION credit_refuse_date();
CREATE TRIGGER dated_now BEFORE INSERT ON credit_hold FOR EACH ROW
  WHEN (NEW.created_at NOT BETWEEN now() - interval '1 millisecond' AND clock_timestamp() + interval '1 millisecond')
  EXECUTE FUNCTION credit_refuse_date();
CREATE TRIGGER dated_now BEFORE INSERT ON credit_settlement FOR EACH ROW
  WHEN (NEW.settled_at NOT BETWEEN now() - interval '1 millisecond' AND clock_timestamp() + interval '1 millisecond')
  EXECUTE FUNCTION credit_refuse_date();
CREATE TRIGGER dated_now BEFORE INSERT ON credit_request FOR EACH ROW
  WHEN (NEW.created_at NOT BETWEEN now() - interval '1 millisecond' AND clock_timestamp() + interval '1 millisecond')
  EXECUTE FUNCTION credit_refuse_date();
-- A grant whose date is past already began a moment before that.
CREATE TRIGGER dated_now BEFORE INSERT ON credit_grant FOR EACH ROW
  WHEN (NEW.effective_at NOT BETWEEN least(now() - interval '1 millisecond', NEW.expires_at - interval '1 millisecond')
                             AND clock_timestamp() + interval '1 millisecond')
  EXECUTE FUNCTION credit_refuse_date();
CREATE TRIGGER revoked_now BEFORE UPDATE OF revoked_at ON credit_grant FOR EACH ROW
  WHEN (NEW.revoked_at NOT BETWEEN now() - interval '1 millisecond' AND clock_timestamp() + interval '1 millisecond')
  EXECUTE FUNCTION credit_refuse_date();

-- What a line may do -------------------------------------------------------------------------------------------------

-- Lines after p_after, up to p_upto, whose entries do something else than their kind says. The seal asks about the lines
-- that it is given, reconciliation about all. A date that is up to a millisecond off was rounded.
CREATE FUNCTION credits_contradictions(p_shop uuid, p_after integer, p_upto integer)
RETURNS TABLE (number integer, problem text) LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
#variable_conflict use_column
DECLARE
  c_rounding CONSTANT interval := '1 millisecond';
BEGIN
  RETURN QUERY
  WITH leg AS MATERIALIZED (
    SELECT e.number, e.bucket, e.credits, e.grant_id, g.source_key, g.reissue_of,
           t.kind, t.amount, t.idempotency_key, e.grant_id = t.grant_id AS is_named,
           g.effective_at <= t.created_at + c_rounding AS has_begun,
           (g.expires_at <= t.created_at + c_rounding) IS TRUE AS may_be_expired,
           (g.expires_at <= t.created_at - c_rounding) IS TRUE AS is_expired,
           (g.revoked_at <= t.created_at + c_rounding) IS TRUE AS may_be_revoked,
           (g.revoked_at <= t.created_at - c_rounding) IS TRUE AS is_revoked
    FROM credit_entry e
    JOIN credit_transaction t ON t.shop_id = p_shop AND t.number = e.number
    JOIN credit_grant g ON g.shop_id = p_shop AND g.grant_id = e.grant_id
    WHERE e.shop_id = p_shop AND e.number > p_after AND e.number <= p_upto
      AND t.number > p_after AND t.number <= p_upto
  )
  SELECT l.number, format('%s %s in a line of kind %s', l.bucket, l.credits, l.kind)
  FROM leg l
  WHERE NOT CASE l.kind
    WHEN 'grant' THEN l.is_named AND l.bucket IN ('issued', 'available') AND l.reissue_of IS NULL
      AND l.idempotency_key = 'grant:' || l.source_key
    -- More is a grant of its own; less is taken out of one.
    WHEN 'adjust' THEN l.is_named AND CASE WHEN l.amount > 0
      THEN l.bucket IN ('issued', 'available') AND l.reissue_of IS NULL AND l.idempotency_key = l.source_key
      ELSE l.bucket IN ('available', 'revoked') END
    WHEN 'hold' THEN CASE l.bucket
      WHEN 'available' THEN l.credits < 0 AND l.has_begun AND NOT l.is_expired AND NOT l.is_revoked
      ELSE l.bucket = 'held' AND l.credits > 0 END
    WHEN 'capture' THEN CASE l.bucket WHEN 'held' THEN l.credits < 0 ELSE l.bucket = 'spent' AND l.credits > 0 END
    -- Back to where it came from. A grant that is expired can't take it: a new one does, unless it is revoked anyway.
    WHEN 'release' THEN CASE l.bucket
      WHEN 'held' THEN l.credits < 0
      WHEN 'available' THEN l.credits > 0 AND (NOT l.is_expired OR l.may_be_revoked)
      WHEN 'expired' THEN l.credits > 0 AND l.may_be_expired AND NOT l.is_revoked
      ELSE l.bucket = 'issued' AND l.credits < 0 AND l.reissue_of IS NOT NULL END
    WHEN 'expire' THEN l.is_named AND l.bucket IN ('available', 'expired') AND l.may_be_expired
    WHEN 'revoke' THEN l.is_named AND l.bucket IN ('available', 'revoked') END
  UNION ALL
  SELECT l.number, format('%s credits of grant %s expired without a new grant', sum(l.credits), o.original)
  FROM leg l CROSS JOIN LATERAL (SELECT CASE l.bucket WHEN 'issued' THEN l.reissue_of ELSE l.grant_id END) o (original)
  WHERE l.kind = 'release' AND l.bucket IN ('expired', 'issued')
  GROUP BY l.number, o.original HAVING sum(l.credits) <> 0;
END
$$;

-- As before, and now a grant is filled once and each line does what its kind says.
CREATE OR REPLACE FUNCTION credit_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
DECLARE
  v_shop    uuid;
  v_account credit_account;
  v_last    integer;
  v_total   record;
  v_contradiction record;
BEGIN
  IF (SELECT count(DISTINCT shop_id) FROM sealed) <> 1 THEN
    IF NOT EXISTS (SELECT FROM sealed) THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'transactions are written for one shop at a time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT shop_id INTO v_shop FROM sealed LIMIT 1;
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = v_shop FOR UPDATE;

  SELECT count(*) AS lines, sum(amount) AS amount, sum(held_change) AS held_change,
         bool_and(number = v_account.last_number + place) AS numbered,
         bool_and(balance = v_account.available + v_account.held + running) AS balanced
  INTO v_total
  FROM (SELECT number, amount, held_change, balance,
               row_number() OVER (ORDER BY number) AS place, sum(amount) OVER (ORDER BY number) AS running
        FROM sealed) lines;
  IF NOT v_total.numbered OR NOT v_total.balanced THEN
    RAISE EXCEPTION 'transactions do not continue the books from number %', v_account.last_number
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  v_last := v_account.last_number + v_total.lines;

  IF EXISTS (
       SELECT FROM credit_entry
       WHERE shop_id = v_shop AND number > v_account.last_number AND number <= v_last
       GROUP BY number, grant_id HAVING sum(credits) <> 0)
     OR EXISTS (
       SELECT FROM (
         SELECT number, amount, held_change, 0 AS entries FROM sealed
         UNION ALL
         SELECT number, CASE WHEN bucket IN ('available', 'held') THEN -credits ELSE 0 END,
                CASE WHEN bucket = 'held' THEN -credits ELSE 0 END, 1
         FROM credit_entry
         WHERE shop_id = v_shop AND number > v_account.last_number AND number <= v_last
       ) told
       GROUP BY number HAVING sum(amount) <> 0 OR sum(held_change) <> 0 OR sum(entries) = 0)
  THEN
    RAISE EXCEPTION 'the entries of a transaction do not balance' USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  -- Captures and releases are exactly the settlements that were numbered for them.
  IF EXISTS (
    SELECT FROM (
      SELECT number, kind, run_id, item_id, -held_change AS price_credits, 1 AS told
      FROM sealed WHERE kind IN ('capture', 'release')
      UNION ALL
      SELECT s.transaction_number, CASE s.outcome WHEN 'captured' THEN 'capture' ELSE 'release' END, s.run_id, s.item_id,
             i.price_credits, -1
      FROM credit_settlement s
      CROSS JOIN LATERAL (
        SELECT i.price_credits FROM credit_hold_item i WHERE i.shop_id = v_shop AND i.item_id = s.item_id OFFSET 0) i
      WHERE s.shop_id = v_shop AND s.transaction_number > v_account.last_number AND s.transaction_number <= v_last
    ) settled
    GROUP BY number, kind, run_id, item_id, price_credits HAVING sum(told) <> 0)
  THEN
    RAISE EXCEPTION 'a capture or release has no settlement of its own' USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  -- A grant is filled once.
  IF EXISTS (
       SELECT FROM credit_entry e JOIN credit_grant g ON g.shop_id = v_shop AND g.grant_id = e.grant_id
       WHERE e.shop_id = v_shop AND e.number > v_account.last_number AND e.number <= v_last AND e.bucket = 'issued'
         AND g.granted <> 0)
  THEN
    RAISE EXCEPTION 'a grant is issued once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT c.number, c.problem INTO v_contradiction
  FROM credits_contradictions(v_shop, v_account.last_number, v_last) c LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'transaction % contradicts its entries: %', v_contradiction.number, v_contradiction.problem
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  UPDATE credit_grant g
  SET granted = g.granted + e.granted, available = g.available + e.available, held = g.held + e.held,
      spent = g.spent + e.spent, expired = g.expired + e.expired, revoked = g.revoked + e.revoked
  FROM (
    SELECT grant_id,
           coalesce(-sum(credits) FILTER (WHERE bucket = 'issued'), 0) AS granted,
           coalesce(sum(credits) FILTER (WHERE bucket = 'available'), 0) AS available,
           coalesce(sum(credits) FILTER (WHERE bucket = 'held'), 0) AS held,
           coalesce(sum(credits) FILTER (WHERE bucket = 'spent'), 0) AS spent,
           coalesce(sum(credits) FILTER (WHERE bucket = 'expired'), 0) AS expired,
           coalesce(sum(credits) FILTER (WHERE bucket = 'revoked'), 0) AS revoked
    FROM credit_entry
    WHERE shop_id = v_shop AND number > v_account.last_number AND number <= v_last
    GROUP BY grant_id
  ) e
  WHERE g.shop_id = v_shop AND g.grant_id = e.grant_id;

  UPDATE credit_account
  SET available = available + v_total.amount - v_total.held_change, held = held + v_total.held_change,
      last_number = v_last
  WHERE shop_id = v_shop;
  RETURN NULL;
END
$$;

-- Movements ----------------------------------------------------------------------------------------------------------

-- As before, and now it also takes back what returned to a revoked grant: that has no second life as a new one.
CREATE OR REPLACE FUNCTION credits_fold(p_shop uuid) RETURNS integer LANGUAGE plpgsql
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
DECLARE
  v_account credit_account;
  v_now     timestamptz;
  v_folded  integer;
  v_ended   integer;
BEGIN
  PERFORM credits_enter_shop(p_shop);
  IF NOT EXISTS (SELECT FROM credit_settlement WHERE shop_id = p_shop AND transaction_number IS NULL)
     AND NOT EXISTS (
       SELECT FROM credit_grant
       WHERE shop_id = p_shop AND available > 0 AND (expires_at <= clock_timestamp() OR revoked_at IS NOT NULL))
  THEN
    RETURN 0;
  END IF;
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  v_now := date_trunc('milliseconds', clock_timestamp());

  UPDATE credit_settlement s SET transaction_number = v_account.last_number + d.place
  FROM (
    SELECT item_id, row_number() OVER (ORDER BY settled_at, item_id) AS place
    FROM credit_settlement WHERE shop_id = p_shop AND transaction_number IS NULL
  ) d
  WHERE s.shop_id = p_shop AND s.transaction_number IS NULL AND s.item_id = d.item_id;
  GET DIAGNOSTICS v_folded = ROW_COUNT;

  IF v_folded > 0 THEN
    WITH settled AS MATERIALIZED (
      SELECT s.transaction_number AS number, s.outcome, o.transaction_number AS hold_number,
             i.offset_credits AS from_credit, i.offset_credits + i.price_credits AS to_credit
      FROM credit_settlement s
      CROSS JOIN LATERAL (
        SELECT i.offset_credits, i.price_credits FROM credit_hold_item i
        WHERE i.shop_id = p_shop AND i.item_id = s.item_id OFFSET 0) i
      CROSS JOIN LATERAL (
        SELECT o.transaction_number FROM credit_hold o WHERE o.shop_id = p_shop AND o.run_id = s.run_id OFFSET 0) o
      WHERE s.shop_id = p_shop AND s.transaction_number > v_account.last_number
    ), source AS MATERIALIZED (
      -- Which grants a hold was taken from, as ranges of its credits in burn order.
      SELECT h.hold_number, e.grant_id, g.expires_at <= v_now AND g.revoked_at IS NULL AS has_expired,
             sum(e.credits) OVER (PARTITION BY h.hold_number ORDER BY e.leg) - e.credits AS from_credit,
             sum(e.credits) OVER (PARTITION BY h.hold_number ORDER BY e.leg) AS to_credit
      FROM (SELECT DISTINCT hold_number FROM settled) h
      CROSS JOIN LATERAL (
        SELECT e.grant_id, e.leg, e.credits FROM credit_entry e
        WHERE e.shop_id = p_shop AND e.number = h.hold_number AND e.bucket = 'held' OFFSET 0) e
      CROSS JOIN LATERAL (
        SELECT g.expires_at, g.revoked_at FROM credit_grant g WHERE g.shop_id = p_shop AND g.grant_id = e.grant_id OFFSET 0) g
    ), piece AS MATERIALIZED (
      SELECT d.number, d.outcome, s.grant_id, d.outcome = 'released' AND s.has_expired IS TRUE AS comes_too_late,
             (least(d.to_credit, s.to_credit) - greatest(d.from_credit, s.from_credit))::integer AS credits
      FROM settled d JOIN source s
        ON s.hold_number = d.hold_number AND s.from_credit < d.to_credit AND s.to_credit > d.from_credit
    ), reissued AS (
      INSERT INTO credit_grant (
        shop_id, grant_id, source, source_key, priority, label, test, charge_gid, reissue_of, effective_at, expires_at)
      SELECT p_shop, gen_random_uuid(), g.source, format('reissue:%s:%s:%s', p_shop, g.grant_id, late.number), g.priority,
             g.label, g.test, g.charge_gid, g.grant_id, v_now, v_now + interval '30 days'
      FROM (SELECT grant_id, min(number) AS number FROM piece WHERE comes_too_late GROUP BY grant_id) late
      JOIN credit_grant g ON g.shop_id = p_shop AND g.grant_id = late.grant_id
      RETURNING grant_id, reissue_of
    ), delta AS (
      SELECT number, grant_id, 'held' AS bucket, -credits AS credits FROM piece
      UNION ALL
      SELECT number, grant_id,
             CASE WHEN outcome = 'captured' THEN 'spent' WHEN comes_too_late THEN 'expired' ELSE 'available' END, credits
      FROM piece
      UNION ALL
      SELECT p.number, r.grant_id, x.bucket, x.sign * p.credits
      FROM piece p JOIN reissued r ON p.comes_too_late AND r.reissue_of = p.grant_id
      CROSS JOIN (VALUES ('issued', -1), ('available', 1)) x (bucket, sign)
    )
    INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
    SELECT p_shop, number, row_number() OVER (PARTITION BY number ORDER BY grant_id, bucket), grant_id, bucket, credits
    FROM delta;

    INSERT INTO credit_transaction (
      shop_id, number, kind, amount, held_change, balance, run_id, item_id, reason, actor, idempotency_key, created_at)
    SELECT p_shop, d.number, d.kind, d.amount, -d.price_credits,
           v_account.available + v_account.held + sum(d.amount) OVER (ORDER BY d.number),
           d.run_id, d.item_id, d.reason, d.actor, 'settle:' || d.item_id, v_now
    FROM (
      SELECT s.transaction_number AS number, s.run_id, s.item_id, s.reason, s.actor, i.price_credits,
             CASE s.outcome WHEN 'captured' THEN 'capture' ELSE 'release' END AS kind,
             CASE s.outcome WHEN 'captured' THEN -i.price_credits ELSE 0 END AS amount
      FROM credit_settlement s
      CROSS JOIN LATERAL (
        SELECT i.price_credits FROM credit_hold_item i
        WHERE i.shop_id = p_shop AND i.item_id = s.item_id OFFSET 0) i
      WHERE s.shop_id = p_shop AND s.transaction_number > v_account.last_number
    ) d
    ORDER BY d.number;
    SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop;
  END IF;

  WITH due AS MATERIALIZED (
    SELECT grant_id, available, CASE WHEN revoked_at IS NULL THEN 'expired' ELSE 'revoked' END AS bucket,
           row_number() OVER (ORDER BY expires_at, grant_id) AS place
    FROM credit_grant
    WHERE shop_id = p_shop AND available > 0 AND (expires_at <= v_now OR revoked_at IS NOT NULL)
  )
  INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
  SELECT p_shop, v_account.last_number + d.place, x.leg, d.grant_id, x.bucket, x.sign * d.available
  FROM due d CROSS JOIN LATERAL (VALUES (1, 'available', -1), (2, d.bucket, 1)) x (leg, bucket, sign);
  INSERT INTO credit_transaction (
    shop_id, number, kind, amount, held_change, balance, grant_id, reason, actor, idempotency_key, created_at)
  SELECT p_shop, e.number, CASE WHEN g.revoked_at IS NULL THEN 'expire' ELSE 'revoke' END, e.credits, 0,
         v_account.available + v_account.held + sum(e.credits) OVER (ORDER BY e.number), e.grant_id,
         coalesce(g.revoke_reason, 'The credits passed their date'), coalesce(g.revoke_actor, 'system:expiry'),
         format('%s:%s:%s', CASE WHEN g.revoked_at IS NULL THEN 'expire' ELSE 'revoke' END, e.grant_id, e.number),
         v_now
  FROM credit_entry e JOIN credit_grant g ON g.shop_id = p_shop AND g.grant_id = e.grant_id
  WHERE e.shop_id = p_shop AND e.number > v_account.last_number AND e.bucket = 'available';
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  RETURN v_folded + v_ended;
END
$$;

-- As before, and never from a grant that is revoked.
CREATE OR REPLACE FUNCTION credits_hold(
  p_shop uuid, p_run uuid, p_items uuid[], p_prices integer[], p_deadline interval, p_reason text, p_actor text,
  p_request_hash text, OUT outcome text, OUT needed integer, OUT available integer
) LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_account credit_account;
  v_now     timestamptz;
  v_number  integer;
  v_hash    text;
BEGIN
  PERFORM credits_enter_shop(p_shop);
  SELECT sum(price) INTO STRICT needed FROM unnest(p_prices) AS price;
  available := 0;
  SELECT * INTO v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  IF NOT FOUND THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  SELECT request_hash INTO v_hash FROM credit_transaction
  WHERE shop_id = p_shop AND idempotency_key = 'hold:' || p_run;
  IF FOUND THEN
    outcome := CASE WHEN v_hash = p_request_hash THEN 'held' ELSE 'reused' END;
    RETURN;
  END IF;
  IF v_account.frozen_at IS NOT NULL THEN
    outcome := 'frozen';
    RETURN;
  END IF;

  PERFORM credits_fold(p_shop);
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop;
  v_now := clock_timestamp();
  v_number := v_account.last_number + 1;
  SELECT coalesce(sum(g.available), 0) INTO STRICT available FROM credit_grant g
  WHERE g.shop_id = p_shop AND g.available > 0 AND g.effective_at <= v_now AND (g.expires_at > v_now) IS NOT FALSE
    AND g.revoked_at IS NULL;
  IF available < needed THEN
    outcome := 'insufficient';
    RETURN;
  END IF;

  INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
  SELECT p_shop, v_number, 2 * drawn.place - x.before, drawn.grant_id, x.bucket, x.sign * drawn.credits
  FROM (
    SELECT usable.grant_id, row_number() OVER (ORDER BY usable.upto) AS place,
           least(usable.available, needed - (usable.upto - usable.available))::integer AS credits
    FROM (
      SELECT g.grant_id, g.available,
             sum(g.available) OVER (ORDER BY g.priority, g.expires_at NULLS LAST, g.grant_id) AS upto
      FROM credit_grant g
      WHERE g.shop_id = p_shop AND g.available > 0 AND g.effective_at <= v_now AND (g.expires_at > v_now) IS NOT FALSE
        AND g.revoked_at IS NULL
    ) usable
    WHERE usable.upto - usable.available < needed
  ) drawn
  CROSS JOIN (VALUES (1, 'available', -1), (0, 'held', 1)) x (before, bucket, sign);
  INSERT INTO credit_transaction (
    shop_id, number, kind, amount, held_change, balance, run_id, reason, actor, idempotency_key, request_hash, created_at)
  VALUES (p_shop, v_number, 'hold', 0, needed, v_account.available + v_account.held, p_run, p_reason, p_actor,
          'hold:' || p_run, p_request_hash, v_now);
  INSERT INTO credit_hold (
    shop_id, run_id, transaction_number, total_credits, item_count, open_items, deadline_at, created_at)
  VALUES (p_shop, p_run, v_number, needed, cardinality(p_items), cardinality(p_items), v_now + p_deadline, v_now);
  INSERT INTO credit_hold_item (shop_id, item_id, run_id, price_credits, offset_credits)
  SELECT p_shop, i.item_id, p_run, i.price, sum(i.price) OVER (ORDER BY i.place) - i.price
  FROM unnest(p_items, p_prices) WITH ORDINALITY AS i (item_id, price, place);
  outcome := 'held';
END
$$;

-- Revokes every grant of a charge: what is available is taken now, what is held when it is released. Answers with where
-- the charge's credits are: taken back, still held, spent. outcome: 'revoked' (also when it was before), 'unknown'.
CREATE FUNCTION credits_revoke(
  p_shop uuid, p_charge_gid text, p_reason text, p_actor text,
  OUT outcome text, OUT revoked bigint, OUT held bigint, OUT spent bigint
) LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM credits_enter_shop(p_shop);
  PERFORM FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  PERFORM credits_fold(p_shop);
  UPDATE credit_grant SET revoked_at = clock_timestamp(), revoke_reason = p_reason, revoke_actor = p_actor
  WHERE shop_id = p_shop AND charge_gid = p_charge_gid AND revoked_at IS NULL;
  PERFORM credits_fold(p_shop);
  SELECT CASE WHEN count(*) = 0 THEN 'unknown' ELSE 'revoked' END,
         coalesce(sum(g.revoked), 0), coalesce(sum(g.held), 0), coalesce(sum(g.spent), 0)
  INTO outcome, revoked, held, spent
  FROM credit_grant g WHERE g.shop_id = p_shop AND g.charge_gid = p_charge_gid;
END
$$;

-- Adds a promotional grant (p_credits > 0) or takes available credits in burn order (p_credits < 0), never more than
-- there are. outcome: 'adjusted' (also when this key did it before), 'insufficient', 'reused'.
CREATE FUNCTION credits_adjust(
  p_shop uuid, p_grant uuid, p_credits integer, p_lifetime interval, p_label text, p_key text, p_reason text,
  p_actor text, p_request_hash text, OUT outcome text, OUT available integer
) LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_key     text := 'adjust:' || p_key;
  v_source  text := format('adjust:%s:%s', p_shop, p_key);
  v_account credit_account;
  v_hash    text;
  v_now     timestamptz;
  v_grants  uuid[];
  v_credits integer[];
BEGIN
  PERFORM credits_enter_shop(p_shop);
  INSERT INTO credit_account (shop_id) VALUES (p_shop) ON CONFLICT (shop_id) DO NOTHING;
  PERFORM FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  SELECT request_hash INTO v_hash FROM credit_request WHERE shop_id = p_shop AND idempotency_key = v_key;
  IF FOUND THEN
    outcome := CASE WHEN v_hash = p_request_hash THEN 'adjusted' ELSE 'reused' END;
    RETURN;
  END IF;
  PERFORM credits_fold(p_shop);
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop;
  v_now := date_trunc('milliseconds', clock_timestamp());
  SELECT coalesce(sum(g.available), 0) INTO STRICT available FROM credit_grant g WHERE g.shop_id = p_shop AND g.available > 0;
  IF available + p_credits < 0 THEN
    outcome := 'insufficient';
    RETURN;
  END IF;

  INSERT INTO credit_request (shop_id, idempotency_key, request_hash, credits, reason, actor, created_at)
  VALUES (p_shop, v_key, p_request_hash, abs(p_credits), p_reason, p_actor, v_now);
  IF p_credits > 0 THEN
    INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, effective_at, expires_at)
    VALUES (p_shop, p_grant, 'promotional', v_source, 20, p_label, v_now, v_now + p_lifetime);
    INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
    VALUES (p_shop, v_account.last_number + 1, 1, p_grant, 'issued', -p_credits),
           (p_shop, v_account.last_number + 1, 2, p_grant, 'available', p_credits);
    INSERT INTO credit_transaction (
      shop_id, number, kind, amount, held_change, balance, grant_id, reason, actor, idempotency_key, created_at)
    VALUES (p_shop, v_account.last_number + 1, 'adjust', p_credits, 0, v_account.available + v_account.held + p_credits,
            p_grant, p_reason, p_actor, v_source, v_now);
  ELSE
    SELECT array_agg(t.grant_id ORDER BY t.upto), array_agg(t.credits ORDER BY t.upto) INTO v_grants, v_credits
    FROM (
      SELECT g.grant_id, g.upto, least(g.available, -p_credits - (g.upto - g.available))::integer AS credits
      FROM (
        SELECT grant_id, available, sum(available) OVER (ORDER BY priority, expires_at NULLS LAST, grant_id) AS upto
        FROM credit_grant WHERE shop_id = p_shop AND available > 0
      ) g
      WHERE g.upto - g.available < -p_credits
    ) t;
    PERFORM credits_take(p_shop, 'adjust', v_grants, v_credits, p_reason, p_actor, v_key);
  END IF;
  outcome := 'adjusted';
END
$$;

-- As before, and also: lines that contradict their entries, and settlements that the fold left over.
CREATE OR REPLACE FUNCTION credits_differences(p_shop uuid)
RETURNS TABLE (row_name text, expected bigint, found bigint) LANGUAGE plpgsql
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
#variable_conflict use_column
BEGIN
  PERFORM credits_enter_shop(p_shop);
  RETURN QUERY
  WITH account AS (
    SELECT * FROM credit_account WHERE shop_id = p_shop
  ), journal AS (
    SELECT e.grant_id,
           coalesce(-sum(e.credits) FILTER (WHERE e.bucket = 'issued'), 0) AS granted,
           coalesce(sum(e.credits) FILTER (WHERE e.bucket = 'available'), 0) AS available,
           coalesce(sum(e.credits) FILTER (WHERE e.bucket = 'held'), 0) AS held,
           coalesce(sum(e.credits) FILTER (WHERE e.bucket = 'spent'), 0) AS spent,
           coalesce(sum(e.credits) FILTER (WHERE e.bucket = 'expired'), 0) AS expired,
           coalesce(sum(e.credits) FILTER (WHERE e.bucket = 'revoked'), 0) AS revoked
    FROM credit_entry e WHERE e.shop_id = p_shop GROUP BY e.grant_id
  ), open_item AS (
    SELECT i.run_id, i.price_credits
    FROM credit_hold o
    JOIN credit_hold_item i ON i.shop_id = p_shop AND i.run_id = o.run_id
    LEFT JOIN credit_settlement s ON s.shop_id = p_shop AND s.item_id = i.item_id
    WHERE o.shop_id = p_shop AND s.transaction_number IS NULL
  ), compared AS (
    SELECT format('credit_account %s: %s, against its grants', p_shop, c.what) AS row_name, c.expected, c.found
    FROM account a
    CROSS JOIN (SELECT coalesce(sum(available), 0) AS available, coalesce(sum(held), 0) AS held
                FROM credit_grant WHERE shop_id = p_shop) g
    CROSS JOIN LATERAL (VALUES ('available', g.available, a.available), ('held', g.held, a.held)) c (what, expected, found)
    UNION ALL
    SELECT format('credit_grant %s: %s, against its entries', g.grant_id, c.what), c.expected, c.found
    FROM credit_grant g LEFT JOIN journal j ON j.grant_id = g.grant_id
    CROSS JOIN LATERAL (VALUES
      ('granted', coalesce(j.granted, 0), g.granted), ('available', coalesce(j.available, 0), g.available),
      ('held', coalesce(j.held, 0), g.held), ('spent', coalesce(j.spent, 0), g.spent),
      ('expired', coalesce(j.expired, 0), g.expired), ('revoked', coalesce(j.revoked, 0), g.revoked)
    ) c (what, expected, found)
    WHERE g.shop_id = p_shop
    UNION ALL
    SELECT format('credit_account %s: %s, against the journal', p_shop, c.what), c.expected, c.found
    FROM account a
    CROSS JOIN (SELECT count(*) AS lines, coalesce(max(number), 0) AS last_number, coalesce(sum(amount), 0) AS amount,
                       coalesce(sum(held_change), 0) AS held_change
                FROM credit_transaction WHERE shop_id = p_shop) t
    CROSS JOIN LATERAL (VALUES
      ('balance', t.amount, a.available + a.held), ('held', t.held_change, a.held),
      ('last number', t.last_number, a.last_number), ('number of transactions', a.last_number, t.lines)
    ) c (what, expected, found)
    UNION ALL
    SELECT format('credit_account %s: held, against its open items', p_shop),
           (SELECT coalesce(sum(price_credits), 0) FROM open_item), a.held
    FROM account a
    UNION ALL
    SELECT format('credit_hold %s: open items', o.run_id),
           coalesce(i.items, 0), o.open_items
    FROM credit_hold o
    LEFT JOIN (SELECT run_id, count(*) AS items FROM open_item GROUP BY run_id) i ON i.run_id = o.run_id
    WHERE o.shop_id = p_shop
    UNION ALL
    SELECT format('credit_transaction %s: %s', c.number, c.problem), 0, 1
    FROM account a CROSS JOIN LATERAL credits_contradictions(p_shop, 0, a.last_number) c
    UNION ALL
    -- What a transaction of a minute ago can't be writing any more.
    SELECT format('credit_settlement %s: not in the journal', s.item_id), 0, 1
    FROM credit_settlement s
    WHERE s.shop_id = p_shop AND s.transaction_number IS NULL AND s.settled_at < now() - interval '1 minute'
  )
  SELECT c.row_name, c.expected::bigint, c.found::bigint FROM compared c WHERE c.expected <> c.found;
END
$$;

-- Ends a freeze when the books agree again, and remembers by whom and why. outcome: 'thawed', 'not-frozen', 'disagree'.
CREATE FUNCTION credits_thaw(p_shop uuid, p_reason text, p_actor text) RETURNS text LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  v_account credit_account;
BEGIN
  PERFORM credits_enter_shop(p_shop);
  SELECT * INTO v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  IF v_account.frozen_at IS NULL THEN
    RETURN 'not-frozen';
  END IF;
  IF EXISTS (SELECT FROM credits_differences(p_shop)) THEN
    RETURN 'disagree';
  END IF;
  INSERT INTO credit_request (shop_id, idempotency_key, request_hash, credits, reason, actor, created_at)
  VALUES (p_shop, 'thaw:' || v_account.frozen_at, md5(v_account.frozen_reason), 0, p_reason, p_actor, clock_timestamp());
  UPDATE credit_account SET frozen_at = NULL, frozen_reason = NULL WHERE shop_id = p_shop;
  RETURN 'thawed';
END
$$;

-- For the operator, whose question names no shop: ids and nothing else.
CREATE FUNCTION credits_shops() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT a.shop_id FROM credit_account a ORDER BY a.shop_id $$;

CREATE FUNCTION credits_shops_of_charge(p_charge_gid text) RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT DISTINCT g.shop_id FROM credit_grant g WHERE g.charge_gid = p_charge_gid $$;

-- Rights -------------------------------------------------------------------------------------------------------------

GRANT SELECT (charge_gid) ON credit_grant TO productstudio_system;
ALTER FUNCTION credits_shops() OWNER TO productstudio_system;
ALTER FUNCTION credits_shops_of_charge(text) OWNER TO productstudio_system;

REVOKE ALL ON FUNCTION
  credit_refuse_date(),
  credits_grant(uuid, uuid, text, text, integer, interval, timestamptz, text, boolean, text, text, text, text),
  credits_take(uuid, text, uuid[], integer[], text, text, text),
  credits_take_back(uuid, text, integer, text, text, text, text),
  credits_contradictions(uuid, integer, integer),
  credits_revoke(uuid, text, text, text),
  credits_adjust(uuid, uuid, integer, interval, text, text, text, text, text),
  credits_thaw(uuid, text, text),
  credits_shops(),
  credits_shops_of_charge(text)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  credits_grant(uuid, uuid, text, text, integer, interval, timestamptz, text, boolean, text, text, text, text),
  credits_take(uuid, text, uuid[], integer[], text, text, text),
  credits_take_back(uuid, text, integer, text, text, text, text),
  credits_contradictions(uuid, integer, integer),
  credits_revoke(uuid, text, text, text),
  credits_adjust(uuid, uuid, integer, interval, text, text, text, text, text),
  credits_thaw(uuid, text, text),
  credits_shops(),
  credits_shops_of_charge(text)
TO productstudio_app;
