-- Charges: what a merchant wanted to buy (ours, written before Shopify is asked) and what Shopify says of each purchase.

CREATE TABLE billing_intent (
  shop_id          uuid NOT NULL REFERENCES shop (shop_id),
  intent_id        uuid NOT NULL,
  idempotency_key  text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
  request_hash     text NOT NULL,
  offer_id         text NOT NULL,
  -- What the merchant reads on Shopify's charge; its last word marks this intent.
  charge_name      text NOT NULL CHECK (length(charge_name) BETWEEN 1 AND 200),
  credits          integer NOT NULL CHECK (credits > 0),
  price_cents      integer NOT NULL CHECK (price_cents > 0),
  currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- A page of the app, never another site.
  return_to        text NOT NULL CHECK (return_to ~ '^/([^/\\]|$)' AND length(return_to) <= 1000),
  -- creating: Shopify was not asked yet, or its reply was lost. pending: the merchant may approve. The rest is final.
  status           text NOT NULL DEFAULT 'creating'
                   CHECK (status IN ('creating', 'pending', 'paid', 'declined', 'expired', 'refused')),
  confirmation_url text,
  -- How often Shopify was asked for this charge: above 0, look for it before asking again.
  attempts         integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Until then one process is asking Shopify; it may have died, so it is a lease and no lock.
  asking_until     timestamptz(3),
  failure          text,
  actor            text NOT NULL CHECK (actor ~ '^(merchant|system|operator):.'),
  created_at       timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, intent_id),
  CONSTRAINT intent_pending_can_be_approved CHECK (status <> 'pending' OR confirmation_url IS NOT NULL),
  CONSTRAINT intent_refused_says_why CHECK ((status = 'refused') = (failure IS NOT NULL))
);
CREATE UNIQUE INDEX billing_intent_shop_id_idempotency_key_key ON billing_intent (shop_id, idempotency_key);
CREATE UNIQUE INDEX billing_intent_shop_id_charge_name_key ON billing_intent (shop_id, charge_name);
CREATE INDEX billing_intent_open ON billing_intent (shop_id) WHERE status IN ('creating', 'pending');

CREATE TABLE billing_purchase (
  shop_id     uuid NOT NULL REFERENCES shop (shop_id),
  charge_gid  text NOT NULL CHECK (charge_gid ~ '^gid://shopify/AppPurchaseOneTime/[0-9]+$'),
  -- NULL: a charge that we did not ask for. It is listed for a person and never granted.
  intent_id   uuid,
  name        text NOT NULL,
  price_cents integer NOT NULL,
  currency    text NOT NULL,
  test        boolean NOT NULL,
  status      text NOT NULL CHECK (status IN ('PENDING', 'ACTIVE', 'DECLINED', 'EXPIRED')),
  -- What we made of it. waiting: not decided on Shopify. ended: declined or expired. unexplained: paid, but it doesn't
  -- match what was ordered. test-refused: paid with no money where that buys nothing.
  outcome     text NOT NULL CHECK (outcome IN ('waiting', 'granted', 'ended', 'unexplained', 'test-refused')),
  ordered_at  timestamptz(3) NOT NULL,
  read_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, charge_gid),
  FOREIGN KEY (shop_id, intent_id) REFERENCES billing_intent (shop_id, intent_id),
  CONSTRAINT purchase_granted_was_ours_and_paid
    CHECK (outcome <> 'granted' OR (intent_id IS NOT NULL AND status = 'ACTIVE'))
);
-- A charge belongs to one shop.
CREATE UNIQUE INDEX billing_purchase_charge_gid_key ON billing_purchase (charge_gid);

SELECT protect_tenant_table(t::regclass) FROM unnest(ARRAY['billing_intent', 'billing_purchase']) AS t;
GRANT SELECT, INSERT, UPDATE (status, confirmation_url, attempts, asking_until, failure, return_to)
  ON billing_intent TO productstudio_app;
GRANT SELECT, INSERT,
  UPDATE (intent_id, name, price_cents, currency, test, status, outcome, ordered_at, read_at)
  ON billing_purchase TO productstudio_app;

-- Which installed shops have a charge that is not decided.
CREATE FUNCTION billing_shops_to_reconcile() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT s.shop_id FROM shop s
  WHERE s.uninstalled_at IS NULL
    AND EXISTS (SELECT FROM billing_intent i WHERE i.shop_id = s.shop_id AND i.status IN ('creating', 'pending'))
$$;
CREATE POLICY system_lists ON billing_intent FOR SELECT TO productstudio_system USING (true);
GRANT SELECT (shop_id, status) ON billing_intent TO productstudio_system;
ALTER FUNCTION billing_shops_to_reconcile() OWNER TO productstudio_system;
REVOKE ALL ON FUNCTION billing_shops_to_reconcile() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION billing_shops_to_reconcile() TO productstudio_app;
