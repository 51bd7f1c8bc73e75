-- Plans: what Shopify says of each subscription, which paid periods became credits, and when Shopify is asked again.

ALTER TABLE billing_intent
  ADD COLUMN kind        text NOT NULL DEFAULT 'pack' CHECK (kind IN ('pack', 'plan')),
  ADD COLUMN trial_days  integer NOT NULL DEFAULT 0 CHECK (trial_days BETWEEN 0 AND 30),
  -- When a plan that replaces another begins. A plan that replaces none begins at once in either case.
  ADD COLUMN begins      text NOT NULL DEFAULT 'now' CHECK (begins IN ('now', 'next-period')),
  -- The charge whose confirmation page is known. Of a charge whose answer was lost nobody knows the page.
  ADD COLUMN charge_gid  text CHECK (charge_gid ~ '^gid://shopify/App(PurchaseOneTime|Subscription)/[0-9]+$'),
  -- The merchant came back from Shopify's page while Shopify had not decided. It is shown and proves nothing.
  ADD COLUMN returned_at timestamptz(3),
  ADD CONSTRAINT intent_trial_is_of_a_plan CHECK (kind = 'plan' OR trial_days = 0);
ALTER TABLE billing_intent ALTER COLUMN kind DROP DEFAULT;

CREATE TABLE billing_subscription (
  shop_id            uuid NOT NULL REFERENCES shop (shop_id),
  charge_gid         text NOT NULL CHECK (charge_gid ~ '^gid://shopify/AppSubscription/[0-9]+$'),
  -- NULL: a subscription that we did not ask for. It is listed for a person and never granted.
  intent_id          uuid,
  name               text NOT NULL,
  -- 0 when it isn't one recurring price.
  price_cents        integer NOT NULL CHECK (price_cents >= 0),
  currency           text NOT NULL,
  test               boolean NOT NULL,
  status             text NOT NULL
                     CHECK (status IN ('PENDING', 'ACTIVE', 'DECLINED', 'EXPIRED', 'CANCELLED', 'FROZEN')),
  -- What we made of it. running: its paid periods bring credits. unexplained: running on Shopify, but it doesn't match
  -- what was ordered. test-refused: it takes no money where that buys nothing.
  outcome            text NOT NULL CHECK (outcome IN ('waiting', 'running', 'ended', 'unexplained', 'test-refused')),
  -- The last that Shopify told: it forgets the end of a period with the installation.
  current_period_end timestamptz(3),
  granted_credits    integer NOT NULL DEFAULT 0 CHECK (granted_credits >= 0),
  ordered_at         timestamptz(3) NOT NULL,
  read_at            timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, charge_gid),
  FOREIGN KEY (shop_id, intent_id) REFERENCES billing_intent (shop_id, intent_id),
  CONSTRAINT subscription_running_was_ours_and_approved
    CHECK (outcome <> 'running' OR (intent_id IS NOT NULL AND status IN ('ACTIVE', 'FROZEN'))),
  CONSTRAINT subscription_grants_only_what_was_ours CHECK (granted_credits = 0 OR intent_id IS NOT NULL)
);
-- A charge belongs to one shop.
CREATE UNIQUE INDEX billing_subscription_charge_gid_key ON billing_subscription (charge_gid);

-- Periods that were paid (or are a trial), by their end: a reinstall makes another subscription inside the same period.
CREATE TABLE billing_period (
  shop_id      uuid NOT NULL,
  period_end   timestamptz(3) NOT NULL,
  -- The subscription that began it.
  charge_gid   text NOT NULL,
  is_trial     boolean NOT NULL,
  -- Credits of the plan that is paid for what is left of it; 0 in a trial.
  plan_credits integer NOT NULL CHECK (plan_credits >= 0),
  PRIMARY KEY (shop_id, period_end),
  FOREIGN KEY (shop_id, charge_gid) REFERENCES billing_subscription (shop_id, charge_gid),
  CONSTRAINT period_trial_is_not_paid CHECK (is_trial = (plan_credits = 0))
);
-- One trial a shop, ever.
CREATE UNIQUE INDEX billing_period_one_trial ON billing_period (shop_id) WHERE is_trial;

-- When a shop's plan was read last. An answer of Shopify counts only if none was taken in since it was asked for.
CREATE TABLE billing_reading (
  shop_id      uuid PRIMARY KEY REFERENCES shop (shop_id),
  version      integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  -- By Shopify's clock.
  read_at      timestamptz(3),
  -- By ours; NULL while there is no plan that could renew.
  next_read_at timestamptz(3)
);
CREATE INDEX billing_reading_due ON billing_reading (next_read_at) WHERE next_read_at IS NOT NULL;

SELECT protect_tenant_table(t::regclass)
FROM unnest(ARRAY['billing_subscription', 'billing_period', 'billing_reading']) AS t;
GRANT UPDATE (returned_at, charge_gid) ON billing_intent TO productstudio_app;
GRANT SELECT, INSERT,
  UPDATE (intent_id, name, price_cents, currency, test, status, outcome, current_period_end, granted_credits, read_at)
  ON billing_subscription TO productstudio_app;
GRANT SELECT, INSERT, UPDATE (plan_credits) ON billing_period TO productstudio_app;
GRANT SELECT, INSERT, UPDATE (version, read_at, next_read_at) ON billing_reading TO productstudio_app;

-- Which installed shops' plans are to be read from Shopify.
CREATE FUNCTION billing_shops_to_renew() RETURNS TABLE (shop_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT r.shop_id FROM billing_reading r JOIN shop s ON s.shop_id = r.shop_id
  WHERE r.next_read_at <= now() AND s.uninstalled_at IS NULL
  ORDER BY r.next_read_at
$$;
CREATE POLICY system_lists ON billing_reading FOR SELECT TO productstudio_system USING (true);
GRANT SELECT (shop_id, next_read_at) ON billing_reading TO productstudio_system;
ALTER FUNCTION billing_shops_to_renew() OWNER TO productstudio_system;
REVOKE ALL ON FUNCTION billing_shops_to_renew() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION billing_shops_to_renew() TO productstudio_app;
