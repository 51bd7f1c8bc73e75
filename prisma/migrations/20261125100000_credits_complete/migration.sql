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

-- Rights -------------------------------------------------------------------------------------------------------------

REVOKE ALL ON FUNCTION
  credits_grant(uuid, uuid, text, text, integer, interval, timestamptz, text, boolean, text, text, text, text),
  credits_take(uuid, text, uuid[], integer[], text, text, text),
  credits_take_back(uuid, text, integer, text, text, text, text)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  credits_grant(uuid, uuid, text, text, integer, interval, timestamptz, text, boolean, text, text, text, text),
  credits_take(uuid, text, uuid[], integer[], text, text, text),
  credits_take_back(uuid, text, integer, text, text, text, text)
TO productstudio_app;
