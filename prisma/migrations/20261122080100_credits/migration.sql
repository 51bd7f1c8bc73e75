-- The ledger. Words and invariants stand in app/domain/credits/README.md.
--
-- How it holds together: a movement writes entries (signed deltas per grant and bucket), then the transaction that they
-- belong to. Inserting the transaction seals it: a trigger checks the whole batch against the books and only then moves
-- the projections (credit_account, credit_grant). Nothing else can move them, not even the tables' owner.
-- Every journal writer locks the shop's account row first; captures and releases only insert a settlement and lock
-- nothing that is shared, and credits_fold moves them into the journal in bulk.
--
-- Thousands of rows can be new to the planner's statistics. So the bulk functions switch nested loops off where sets of
-- one size meet, and look up single rows of the big tables through LATERAL (… OFFSET 0), which stays an index look-up.

CREATE TABLE credit_account (
  shop_id       uuid PRIMARY KEY REFERENCES shop (shop_id),
  available     integer NOT NULL DEFAULT 0 CONSTRAINT account_available_not_negative CHECK (available >= 0),
  held          integer NOT NULL DEFAULT 0 CONSTRAINT account_held_not_negative CHECK (held >= 0),
  last_number   integer NOT NULL DEFAULT 0 CHECK (last_number >= 0),
  frozen_at     timestamptz(3),
  frozen_reason text,
  reconciled_at timestamptz(3),
  CONSTRAINT account_frozen_has_a_reason CHECK ((frozen_at IS NULL) = (frozen_reason IS NULL))
);

CREATE TABLE credit_grant (
  shop_id      uuid NOT NULL REFERENCES credit_account (shop_id),
  grant_id     uuid NOT NULL,
  source       text NOT NULL CHECK (source IN ('plan', 'welcome', 'promotional', 'pack')),
  source_key   text NOT NULL CHECK (length(source_key) BETWEEN 1 AND 300),
  priority     smallint NOT NULL,
  label        text NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
  test         boolean NOT NULL DEFAULT false,
  charge_gid   text,
  reissue_of   uuid,
  effective_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3),
  granted      integer NOT NULL DEFAULT 0,
  available    integer NOT NULL DEFAULT 0,
  held         integer NOT NULL DEFAULT 0,
  spent        integer NOT NULL DEFAULT 0,
  expired      integer NOT NULL DEFAULT 0,
  revoked      integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop_id, grant_id),
  FOREIGN KEY (shop_id, reissue_of) REFERENCES credit_grant (shop_id, grant_id),
  CONSTRAINT grant_priority_follows_source
    CHECK (priority = CASE source WHEN 'plan' THEN 10 WHEN 'pack' THEN 30 ELSE 20 END),
  CONSTRAINT grant_conserves CHECK (granted = available + held + spent + expired + revoked),
  CONSTRAINT grant_nothing_negative
    CHECK (available >= 0 AND held >= 0 AND spent >= 0 AND expired >= 0 AND revoked >= 0),
  CONSTRAINT grant_expires_after_it_begins CHECK (expires_at > effective_at)
);
-- A source gives once, over all shops: a welcome, a plan's period, a purchase.
CREATE UNIQUE INDEX credit_grant_source_key_key ON credit_grant (source_key);
CREATE INDEX credit_grant_burn_order ON credit_grant (shop_id, priority, expires_at, grant_id) WHERE available > 0;
CREATE INDEX credit_grant_to_expire ON credit_grant (expires_at) WHERE available > 0;

CREATE TABLE credit_transaction (
  shop_id         uuid NOT NULL REFERENCES credit_account (shop_id),
  -- Per shop from 1 without a gap, in the order of the books: a missing row shows.
  number          integer NOT NULL CHECK (number > 0),
  kind            text NOT NULL
                  CHECK (kind IN ('grant', 'hold', 'capture', 'release', 'expire', 'revoke', 'adjust')),
  -- Change of the owned balance (available + held), change of its held part, and the owned balance after it.
  amount          integer NOT NULL,
  held_change     integer NOT NULL,
  balance         integer NOT NULL CHECK (balance >= 0),
  grant_id        uuid,
  run_id          uuid,
  item_id         uuid,
  reason          text NOT NULL CONSTRAINT transaction_has_a_reason CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
  actor           text NOT NULL CONSTRAINT transaction_has_an_actor CHECK (actor ~ '^(merchant|system|operator):.'),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 350),
  request_hash    text,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, number),
  FOREIGN KEY (shop_id, grant_id) REFERENCES credit_grant (shop_id, grant_id),
  CONSTRAINT transaction_amounts_fit_kind CHECK (CASE kind
    WHEN 'grant' THEN amount > 0 AND held_change = 0
    WHEN 'hold' THEN amount = 0 AND held_change > 0
    WHEN 'capture' THEN amount < 0 AND held_change = amount
    WHEN 'release' THEN amount = 0 AND held_change < 0
    WHEN 'adjust' THEN amount <> 0 AND held_change = 0
    ELSE amount < 0 AND held_change = 0 END),
  CONSTRAINT transaction_names_its_cause CHECK (CASE
    WHEN kind = 'hold' THEN run_id IS NOT NULL AND item_id IS NULL AND grant_id IS NULL
    WHEN kind IN ('capture', 'release') THEN run_id IS NOT NULL AND item_id IS NOT NULL AND grant_id IS NULL
    ELSE grant_id IS NOT NULL AND run_id IS NULL AND item_id IS NULL END),
  CONSTRAINT transaction_requests_are_hashed
    CHECK ((request_hash IS NOT NULL) = (kind IN ('grant', 'hold', 'revoke', 'adjust')))
);
CREATE UNIQUE INDEX credit_transaction_shop_id_idempotency_key_key ON credit_transaction (shop_id, idempotency_key);

CREATE TABLE credit_entry (
  shop_id  uuid NOT NULL,
  number   integer NOT NULL,
  leg      integer NOT NULL CHECK (leg > 0),
  grant_id uuid NOT NULL,
  -- 'issued' is the world outside: what comes in is negative there.
  bucket   text NOT NULL CHECK (bucket IN ('issued', 'available', 'held', 'spent', 'expired', 'revoked')),
  credits  integer NOT NULL CHECK (credits <> 0),
  PRIMARY KEY (shop_id, number, leg),
  -- Entries are written before the transaction that seals them; at the commit it must be there.
  FOREIGN KEY (shop_id, number) REFERENCES credit_transaction (shop_id, number) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (shop_id, grant_id) REFERENCES credit_grant (shop_id, grant_id)
);

CREATE TABLE credit_hold (
  shop_id            uuid NOT NULL REFERENCES credit_account (shop_id),
  run_id             uuid NOT NULL,
  transaction_number integer NOT NULL,
  total_credits      integer NOT NULL CHECK (total_credits > 0),
  item_count         integer NOT NULL CHECK (item_count > 0),
  -- Items that are not yet folded into the journal.
  open_items         integer NOT NULL CHECK (open_items BETWEEN 0 AND item_count),
  deadline_at        timestamptz(3) NOT NULL,
  created_at         timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, run_id),
  FOREIGN KEY (shop_id, transaction_number) REFERENCES credit_transaction (shop_id, number),
  CONSTRAINT hold_deadline_follows CHECK (deadline_at > created_at)
);
CREATE UNIQUE INDEX credit_hold_shop_id_transaction_number_key ON credit_hold (shop_id, transaction_number);
CREATE INDEX credit_hold_open ON credit_hold (deadline_at, shop_id) WHERE open_items > 0;

CREATE TABLE credit_hold_item (
  shop_id        uuid NOT NULL,
  item_id        uuid NOT NULL,
  run_id         uuid NOT NULL,
  price_credits  integer NOT NULL CHECK (price_credits > 0),
  -- Where in the hold's credits this item begins: together with the hold's entries it says which grants pay for it.
  offset_credits integer NOT NULL CHECK (offset_credits >= 0),
  PRIMARY KEY (shop_id, item_id),
  FOREIGN KEY (shop_id, run_id) REFERENCES credit_hold (shop_id, run_id)
);
CREATE UNIQUE INDEX credit_hold_item_shop_id_run_id_item_id_key ON credit_hold_item (shop_id, run_id, item_id);

CREATE TABLE credit_settlement (
  shop_id            uuid NOT NULL,
  item_id            uuid NOT NULL,
  run_id             uuid NOT NULL,
  outcome            text NOT NULL CHECK (outcome IN ('captured', 'released')),
  reason             text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
  actor              text NOT NULL CHECK (actor ~ '^(merchant|system|operator):.'),
  settled_at         timestamptz(3) NOT NULL DEFAULT now(),
  -- The journal's line about it; written once, by the fold.
  transaction_number integer,
  -- An item is captured or released once, ever.
  PRIMARY KEY (shop_id, item_id),
  FOREIGN KEY (shop_id, run_id, item_id) REFERENCES credit_hold_item (shop_id, run_id, item_id),
  FOREIGN KEY (shop_id, transaction_number) REFERENCES credit_transaction (shop_id, number) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX credit_settlement_shop_id_transaction_number_key ON credit_settlement (shop_id, transaction_number);

-- What the tables refuse --------------------------------------------------------------------------------------------

CREATE FUNCTION credit_refuse() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the ledger is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['credit_transaction', 'credit_entry', 'credit_hold_item'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I EXECUTE FUNCTION credit_refuse()', target);
  END LOOP;
  FOREACH target IN ARRAY ARRAY['credit_account', 'credit_grant', 'credit_hold', 'credit_settlement'] LOOP
    EXECUTE format('CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON %I EXECUTE FUNCTION credit_refuse()', target);
  END LOOP;
END
$$;

-- The projections begin at nothing and move only inside the triggers below, whoever asks.
CREATE FUNCTION credit_guard_account() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.available, NEW.held, NEW.last_number) <> (0, 0, 0)
     OR TG_OP = 'UPDATE' AND pg_trigger_depth() < 2
        AND (NEW.shop_id, NEW.available, NEW.held, NEW.last_number) <> (OLD.shop_id, OLD.available, OLD.held, OLD.last_number)
  THEN
    RAISE EXCEPTION 'credit_account moves only through the journal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER only_through_the_journal BEFORE INSERT OR UPDATE ON credit_account
  FOR EACH ROW EXECUTE FUNCTION credit_guard_account();

CREATE FUNCTION credit_guard_grant() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'INSERT'
     AND (NEW.granted, NEW.available, NEW.held, NEW.spent, NEW.expired, NEW.revoked) <> (0, 0, 0, 0, 0, 0)
     OR TG_OP = 'UPDATE' AND pg_trigger_depth() < 2
  THEN
    RAISE EXCEPTION 'credit_grant moves only through the journal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER only_through_the_journal BEFORE INSERT OR UPDATE ON credit_grant
  FOR EACH ROW EXECUTE FUNCTION credit_guard_grant();

CREATE FUNCTION credit_guard_hold() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'credit_hold moves only through settlements' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.open_items <> NEW.item_count OR NOT EXISTS (
    SELECT FROM credit_transaction t
    WHERE t.shop_id = NEW.shop_id AND t.number = NEW.transaction_number AND t.kind = 'hold'
      AND t.run_id = NEW.run_id AND t.held_change = NEW.total_credits))
  THEN
    RAISE EXCEPTION 'credit_hold of run % has no transaction that holds its credits', NEW.run_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER only_through_settlements BEFORE INSERT OR UPDATE ON credit_hold
  FOR EACH ROW EXECUTE FUNCTION credit_guard_hold();

-- A hold's items lie end to end over exactly its credits; none can be added later.
CREATE FUNCTION credit_check_hold_items() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM credit_hold o
    CROSS JOIN LATERAL (
      SELECT count(*) AS items, sum(p.price_credits) AS credits, bool_and(p.offset_credits = p.before) AS end_to_end
      FROM (
        SELECT i.price_credits, i.offset_credits,
               sum(i.price_credits) OVER (ORDER BY i.offset_credits) - i.price_credits AS before
        FROM credit_hold_item i WHERE i.shop_id = o.shop_id AND i.run_id = o.run_id
      ) p
    ) found
    WHERE (o.shop_id, o.run_id) IN (SELECT DISTINCT a.shop_id, a.run_id FROM added a)
      AND (found.items <> o.item_count OR found.credits <> o.total_credits OR NOT found.end_to_end))
  THEN
    RAISE EXCEPTION 'the items of a hold do not add up to it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER add_up AFTER INSERT ON credit_hold_item
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION credit_check_hold_items();

-- Credits are never held for nothing: at the commit the hold has its items.
CREATE FUNCTION credit_check_hold_exists() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM credit_hold o JOIN credit_hold_item i ON (i.shop_id, i.run_id) = (o.shop_id, o.run_id)
    WHERE o.shop_id = NEW.shop_id AND o.transaction_number = NEW.number)
  THEN
    RAISE EXCEPTION 'transaction % holds credits for no item', NEW.number
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER holds_something AFTER INSERT ON credit_transaction DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind = 'hold') EXECUTE FUNCTION credit_check_hold_exists();

-- A settlement changes once: from "not in the journal" to the number of a line that is about to be written.
CREATE FUNCTION credit_settlements_numbered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
BEGIN
  IF EXISTS (
       SELECT FROM now_so n
       LEFT JOIN was_so w ON w.shop_id = n.shop_id AND w.item_id = n.item_id
       WHERE w.item_id IS NULL OR w.transaction_number IS NOT NULL OR n.transaction_number IS NULL
          OR (n.run_id, n.outcome, n.reason, n.actor, n.settled_at) <> (w.run_id, w.outcome, w.reason, w.actor, w.settled_at))
     OR EXISTS (
       SELECT FROM (SELECT shop_id, min(transaction_number) AS first FROM now_so GROUP BY shop_id) n
       WHERE n.first <= (SELECT a.last_number FROM credit_account a WHERE a.shop_id = n.shop_id))
  THEN
    RAISE EXCEPTION 'a settlement never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE credit_hold o SET open_items = o.open_items - n.items
  FROM (SELECT shop_id, run_id, count(*) AS items FROM now_so GROUP BY shop_id, run_id) n
  WHERE (o.shop_id, o.run_id) = (n.shop_id, n.run_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER numbered AFTER UPDATE ON credit_settlement
  REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so FOR EACH STATEMENT EXECUTE FUNCTION credit_settlements_numbered();

-- Nothing is added to a sealed transaction.
CREATE FUNCTION credit_check_unsealed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT shop_id, min(number) AS first FROM added GROUP BY shop_id) e
    WHERE (e.first > (SELECT a.last_number FROM credit_account a WHERE a.shop_id = e.shop_id)) IS NOT TRUE)
  THEN
    RAISE EXCEPTION 'an entry comes before its transaction, never after' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER before_its_transaction AFTER INSERT ON credit_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION credit_check_unsealed();

-- Seals transactions: the one place that moves the projections.
CREATE FUNCTION credit_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
DECLARE
  v_shop    uuid;
  v_account credit_account;
  v_last    integer;
  v_total   record;
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
CREATE TRIGGER seal AFTER INSERT ON credit_transaction
  REFERENCING NEW TABLE AS sealed FOR EACH STATEMENT EXECUTE FUNCTION credit_seal();

-- Movements ----------------------------------------------------------------------------------------------------------
-- Each sets its tenant itself, so that one round trip suffices; inside an open transaction of another shop it refuses.

CREATE FUNCTION credits_enter_shop(p_shop uuid) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_shop_id() <> p_shop THEN
    RAISE EXCEPTION 'this transaction works for another shop' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.shop_id', p_shop::text, true);
END
$$;

-- Gives credits once per source key. outcome: 'granted'; 'repeated' (that source gave before); 'reused' (it gave, but
-- for another request). p_lifetime NULL: the credits never expire.
CREATE FUNCTION credits_grant(
  p_shop uuid, p_grant uuid, p_source text, p_source_key text, p_credits integer, p_lifetime interval, p_label text,
  p_test boolean, p_charge_gid text, p_reason text, p_actor text, p_request_hash text
) RETURNS text LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  v_account credit_account;
  v_now     timestamptz;
  v_number  integer;
  v_hash    text;
BEGIN
  PERFORM credits_enter_shop(p_shop);
  INSERT INTO credit_account (shop_id) VALUES (p_shop) ON CONFLICT (shop_id) DO NOTHING;
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  SELECT request_hash INTO v_hash FROM credit_transaction
  WHERE shop_id = p_shop AND idempotency_key = 'grant:' || p_source_key;
  IF FOUND THEN
    RETURN CASE WHEN v_hash = p_request_hash THEN 'repeated' ELSE 'reused' END;
  END IF;

  v_now := clock_timestamp();
  v_number := v_account.last_number + 1;
  INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, test, charge_gid, effective_at, expires_at)
  VALUES (p_shop, p_grant, p_source, p_source_key, CASE p_source WHEN 'plan' THEN 10 WHEN 'pack' THEN 30 ELSE 20 END,
          p_label, p_test, p_charge_gid, v_now, v_now + p_lifetime);
  INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
  VALUES (p_shop, v_number, 1, p_grant, 'issued', -p_credits), (p_shop, v_number, 2, p_grant, 'available', p_credits);
  INSERT INTO credit_transaction (
    shop_id, number, kind, amount, held_change, balance, grant_id, reason, actor, idempotency_key, request_hash, created_at)
  VALUES (p_shop, v_number, 'grant', p_credits, 0, v_account.available + v_account.held + p_credits, p_grant,
          p_reason, p_actor, 'grant:' || p_source_key, p_request_hash, v_now);
  RETURN 'granted';
END
$$;

-- Moves settlements into the journal, one transaction each, and lets what has passed its date expire. Credits that
-- return to an expired grant become a new one, dated 30 days from now: the merchant could not have used them meanwhile.
-- Returns the number of new transactions.
CREATE FUNCTION credits_fold(p_shop uuid) RETURNS integer LANGUAGE plpgsql
SET search_path = public, pg_temp SET enable_nestloop = off
AS $$
DECLARE
  v_account credit_account;
  v_now     timestamptz;
  v_folded  integer;
  v_expired integer;
BEGIN
  PERFORM credits_enter_shop(p_shop);
  IF NOT EXISTS (SELECT FROM credit_settlement WHERE shop_id = p_shop AND transaction_number IS NULL)
     AND NOT EXISTS (
       SELECT FROM credit_grant WHERE shop_id = p_shop AND available > 0 AND expires_at <= clock_timestamp())
  THEN
    RETURN 0;
  END IF;
  SELECT * INTO STRICT v_account FROM credit_account WHERE shop_id = p_shop FOR UPDATE;
  v_now := clock_timestamp();

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
      SELECT h.hold_number, e.grant_id, g.expires_at <= v_now AS has_expired,
             sum(e.credits) OVER (PARTITION BY h.hold_number ORDER BY e.leg) - e.credits AS from_credit,
             sum(e.credits) OVER (PARTITION BY h.hold_number ORDER BY e.leg) AS to_credit
      FROM (SELECT DISTINCT hold_number FROM settled) h
      CROSS JOIN LATERAL (
        SELECT e.grant_id, e.leg, e.credits FROM credit_entry e
        WHERE e.shop_id = p_shop AND e.number = h.hold_number AND e.bucket = 'held' OFFSET 0) e
      CROSS JOIN LATERAL (
        SELECT g.expires_at FROM credit_grant g WHERE g.shop_id = p_shop AND g.grant_id = e.grant_id OFFSET 0) g
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
    SELECT grant_id, available, row_number() OVER (ORDER BY expires_at, grant_id) AS place
    FROM credit_grant WHERE shop_id = p_shop AND available > 0 AND expires_at <= v_now
  )
  INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits)
  SELECT p_shop, v_account.last_number + d.place, x.leg, d.grant_id, x.bucket, x.sign * d.available
  FROM due d CROSS JOIN (VALUES (1, 'available', -1), (2, 'expired', 1)) x (leg, bucket, sign);
  INSERT INTO credit_transaction (
    shop_id, number, kind, amount, held_change, balance, grant_id, reason, actor, idempotency_key, created_at)
  SELECT p_shop, e.number, 'expire', e.credits, 0,
         v_account.available + v_account.held + sum(e.credits) OVER (ORDER BY e.number),
         e.grant_id, 'The credits passed their date', 'system:expiry', 'expire:' || e.grant_id, v_now
  FROM credit_entry e
  WHERE e.shop_id = p_shop AND e.number > v_account.last_number AND e.bucket = 'available';
  GET DIAGNOSTICS v_expired = ROW_COUNT;
  RETURN v_folded + v_expired;
END
$$;

-- Holds the price of every item of a run, or of none. outcome: 'held' (also when this run's hold exists already),
-- 'insufficient', 'frozen', 'reused' (the run holds for other items or prices).
CREATE FUNCTION credits_hold(
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
  WHERE g.shop_id = p_shop AND g.available > 0 AND g.effective_at <= v_now AND (g.expires_at > v_now) IS NOT FALSE;
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

-- Captures or releases held items. Each answers with what it is now: the loser of a race reads the winner's outcome.
-- An item that this run does not hold is missing from the answer.
CREATE FUNCTION credits_settle(
  p_shop uuid, p_run uuid, p_items uuid[], p_outcome text, p_reason text, p_actor text
) RETURNS TABLE (item_id uuid, outcome text, credits integer) LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM credits_enter_shop(p_shop);
  INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor, settled_at)
  SELECT p_shop, i.item_id, p_run, p_outcome, p_reason, p_actor, clock_timestamp()
  FROM credit_hold_item i
  WHERE i.shop_id = p_shop AND i.run_id = p_run AND i.item_id = ANY (p_items)
  ORDER BY i.item_id
  ON CONFLICT (shop_id, item_id) DO NOTHING;
  RETURN QUERY
    SELECT s.item_id, s.outcome, i.price_credits
    FROM credit_settlement s JOIN credit_hold_item i ON (i.shop_id, i.item_id) = (s.shop_id, s.item_id)
    WHERE s.shop_id = p_shop AND s.run_id = p_run AND s.item_id = ANY (p_items);
END
$$;

-- Compares account, grants, journal and holds in one snapshot; each row that comes back is a difference.
CREATE FUNCTION credits_differences(p_shop uuid)
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
  )
  SELECT c.row_name, c.expected::bigint, c.found::bigint FROM compared c WHERE c.expected <> c.found;
END
$$;

-- Rights -------------------------------------------------------------------------------------------------------------

SELECT protect_tenant_table(t::regclass)
FROM unnest(ARRAY['credit_account', 'credit_grant', 'credit_transaction', 'credit_entry', 'credit_hold',
                  'credit_hold_item', 'credit_settlement']) AS t;

GRANT SELECT, INSERT (shop_id), UPDATE (frozen_at, frozen_reason, reconciled_at) ON credit_account TO productstudio_app;
GRANT SELECT, INSERT (shop_id, grant_id, source, source_key, priority, label, test, charge_gid, reissue_of, effective_at, expires_at)
  ON credit_grant TO productstudio_app;
GRANT SELECT, INSERT ON credit_transaction, credit_entry, credit_hold, credit_hold_item TO productstudio_app;
GRANT SELECT, INSERT (shop_id, item_id, run_id, outcome, reason, actor, settled_at), UPDATE (transaction_number)
  ON credit_settlement TO productstudio_app;

REVOKE ALL ON FUNCTION
  credit_refuse(), credit_guard_account(), credit_guard_grant(), credit_guard_hold(), credit_check_hold_items(),
  credit_check_hold_exists(), credit_settlements_numbered(), credit_check_unsealed(), credit_seal(),
  credits_enter_shop(uuid),
  credits_grant(uuid, uuid, text, text, integer, interval, text, boolean, text, text, text, text),
  credits_fold(uuid),
  credits_hold(uuid, uuid, uuid[], integer[], interval, text, text, text),
  credits_settle(uuid, uuid, uuid[], text, text, text),
  credits_differences(uuid)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  credits_enter_shop(uuid),
  credits_grant(uuid, uuid, text, text, integer, interval, text, boolean, text, text, text, text),
  credits_fold(uuid),
  credits_hold(uuid, uuid, uuid[], integer[], interval, text, text, text),
  credits_settle(uuid, uuid, uuid[], text, text, text),
  credits_differences(uuid)
TO productstudio_app;

-- Which shops are due: the only questions that look across tenants, and they answer with nothing but shop ids.
CREATE FUNCTION credits_shops_to_fold() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT DISTINCT o.shop_id FROM credit_hold o
  WHERE o.open_items > 0
    AND EXISTS (SELECT FROM credit_settlement s WHERE s.shop_id = o.shop_id AND s.transaction_number IS NULL)
  UNION
  SELECT g.shop_id FROM credit_grant g WHERE g.available > 0 AND g.expires_at <= now()
$$;

CREATE FUNCTION credits_shops_with_overdue_holds() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT DISTINCT o.shop_id FROM credit_hold o WHERE o.open_items > 0 AND o.deadline_at <= now() $$;

CREATE FUNCTION credits_shops_to_reconcile() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT a.shop_id FROM credit_account a
  WHERE a.reconciled_at IS NULL OR a.reconciled_at < now() - interval '55 minutes'
  ORDER BY a.reconciled_at NULLS FIRST
$$;

DO $$
DECLARE
  target record;
BEGIN
  FOR target IN SELECT * FROM (VALUES
    ('credit_account', 'shop_id, reconciled_at'),
    ('credit_grant', 'shop_id, available, expires_at'),
    ('credit_hold', 'shop_id, open_items, deadline_at'),
    ('credit_settlement', 'shop_id, transaction_number')) AS t (name, columns)
  LOOP
    EXECUTE format('CREATE POLICY system_lists ON %I FOR SELECT TO productstudio_system USING (true)', target.name);
    EXECUTE format('GRANT SELECT (%s) ON %I TO productstudio_system', target.columns, target.name);
  END LOOP;
END
$$;
ALTER FUNCTION credits_shops_to_fold() OWNER TO productstudio_system;
ALTER FUNCTION credits_shops_with_overdue_holds() OWNER TO productstudio_system;
ALTER FUNCTION credits_shops_to_reconcile() OWNER TO productstudio_system;
REVOKE ALL ON FUNCTION credits_shops_to_fold(), credits_shops_with_overdue_holds(), credits_shops_to_reconcile() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION credits_shops_to_fold(), credits_shops_with_overdue_holds(), credits_shops_to_reconcile()
  TO productstudio_app;
