-- Roles, the tenant setting, and the tables that every room stands on.

-- Two group roles. The login role of DATABASE_URL is made a member of productstudio_app; productstudio_system owns the
-- few functions that may look across tenants, and nobody logs in as it.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['productstudio_app', 'productstudio_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- roles belong to the whole server: another database of it may have made them
    END;
    -- Whoever makes a role may hand it on, but may not act as it until it is granted to them as well.
    IF NOT pg_has_role(current_user, role_name, 'SET') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO productstudio_app, productstudio_system;
-- Needed to be given a function; nobody logs in as this role.
GRANT CREATE ON SCHEMA public TO productstudio_system;

-- The shop that this transaction works for; NULL when none was set, and then no row is visible.
CREATE FUNCTION current_shop_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.shop_id', true), '')::uuid $$;

-- Every table with a shop_id goes through here: row-level security that binds even the table's owner.
CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %s USING (shop_id = (SELECT current_shop_id())) WITH CHECK (shop_id = (SELECT current_shop_id()))',
    target);
END
$$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass) FROM PUBLIC;

-- account ------------------------------------------------------------------------------------------------------------

CREATE TABLE shop (
  shop_id        uuid PRIMARY KEY,
  gid_hmac       text NOT NULL,
  domain         text,
  installed_at   timestamptz(3) NOT NULL DEFAULT now(),
  uninstalled_at timestamptz(3),
  redacted_at    timestamptz(3),
  CONSTRAINT shop_domain_is_myshopify CHECK (domain ~ '^[a-z0-9][a-z0-9-]*\.myshopify\.com$'),
  CONSTRAINT shop_redacted_has_no_domain CHECK (redacted_at IS NULL OR domain IS NULL)
);
CREATE UNIQUE INDEX shop_gid_hmac_key ON shop (gid_hmac);
CREATE UNIQUE INDEX shop_domain_key ON shop (domain);
SELECT protect_tenant_table('shop');
GRANT SELECT, UPDATE (domain, uninstalled_at, redacted_at) ON shop TO productstudio_app;
-- Finding the tenant comes before there is one: only these functions may.
CREATE POLICY system_reads ON shop FOR SELECT TO productstudio_system USING (true);
CREATE POLICY system_installs ON shop FOR INSERT TO productstudio_system WITH CHECK (true);
CREATE POLICY system_reinstalls ON shop FOR UPDATE TO productstudio_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON shop TO productstudio_system;

CREATE FUNCTION shop_by_domain(p_domain text)
RETURNS TABLE (shop_id uuid, uninstalled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT s.shop_id, s.uninstalled_at FROM shop s WHERE s.domain = p_domain $$;

-- Installs once and finds again: the same shop keeps its shop_id, whatever happened to its domain in between.
CREATE FUNCTION shop_install(p_shop_id uuid, p_gid_hmac text, p_domain text)
RETURNS TABLE (shop_id uuid, is_new boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  -- A domain that moved to another shop belongs to the one that proves it now.
  UPDATE shop SET domain = NULL WHERE domain = p_domain AND gid_hmac <> p_gid_hmac;
  RETURN QUERY
    INSERT INTO shop AS s (shop_id, gid_hmac, domain)
    VALUES (p_shop_id, p_gid_hmac, p_domain)
    ON CONFLICT (gid_hmac) DO UPDATE
      SET domain = excluded.domain, uninstalled_at = NULL, redacted_at = NULL,
          installed_at = CASE WHEN s.uninstalled_at IS NULL THEN s.installed_at ELSE now() END
    RETURNING s.shop_id, (s.shop_id = p_shop_id);
END
$$;

ALTER FUNCTION shop_by_domain(text) OWNER TO productstudio_system;
ALTER FUNCTION shop_install(uuid, text, text) OWNER TO productstudio_system;
REVOKE ALL ON FUNCTION shop_by_domain(text), shop_install(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop_by_domain(text), shop_install(uuid, text, text) TO productstudio_app;

CREATE TABLE "Session" (
  id                    text NOT NULL,
  shop                  text NOT NULL,
  state                 text NOT NULL,
  "isOnline"            boolean NOT NULL DEFAULT false,
  scope                 text,
  expires               timestamp(3),
  "accessToken"         text NOT NULL,
  "userId"              bigint,
  "firstName"           text,
  "lastName"            text,
  email                 text,
  "accountOwner"        boolean NOT NULL DEFAULT false,
  locale                text,
  collaborator          boolean DEFAULT false,
  "emailVerified"       boolean DEFAULT false,
  "refreshToken"        text,
  "refreshTokenExpires" timestamp(3),
  CONSTRAINT "Session_pkey" PRIMARY KEY (id)
);
CREATE INDEX "Session_shop_idx" ON "Session" (shop);
GRANT SELECT, INSERT, UPDATE, DELETE ON "Session" TO productstudio_app;

CREATE TABLE webhook_event (
  webhook_event_id uuid PRIMARY KEY,
  shop_domain      text NOT NULL,
  topic            text NOT NULL,
  event_id         text NOT NULL,
  payload          jsonb NOT NULL,
  triggered_at     timestamptz(3) NOT NULL DEFAULT now(),
  received_at      timestamptz(3) NOT NULL DEFAULT now(),
  handled_at       timestamptz(3)
);
CREATE UNIQUE INDEX webhook_event_shop_domain_topic_event_id_key ON webhook_event (shop_domain, topic, event_id);
GRANT SELECT, INSERT, UPDATE (handled_at, payload), DELETE ON webhook_event TO productstudio_app;
