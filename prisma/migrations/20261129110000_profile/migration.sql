-- A form that was opened before somebody else saved is told so: each choice counts how often it was made.
ALTER TABLE preference ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1);
GRANT UPDATE (version) ON preference TO productstudio_app;

-- What a shop is told. Its row is also the outbox of its e-mail.
CREATE TABLE notification (
  shop_id         uuid NOT NULL REFERENCES shop (shop_id),
  notification_id uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('run-ended', 'failures', 'low-balance')),
  -- The run, or the day on which a low balance was noticed: of one thing a shop is told once.
  about           text NOT NULL CHECK (length(about) BETWEEN 1 AND 100),
  facts           jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  read_at         timestamptz(3),
  email_state     text NOT NULL DEFAULT 'none' CHECK (email_state IN ('none', 'waiting', 'sent', 'given-up')),
  email_attempts  integer NOT NULL DEFAULT 0 CHECK (email_attempts >= 0),
  email_sent_at   timestamptz(3),
  PRIMARY KEY (shop_id, notification_id),
  UNIQUE (shop_id, kind, about),
  CHECK ((email_state = 'sent') = (email_sent_at IS NOT NULL)),
  CHECK (email_state <> 'none' OR email_attempts = 0)
);
SELECT protect_tenant_table('notification');
GRANT SELECT, INSERT, DELETE, UPDATE (read_at, email_state, email_attempts, email_sent_at) ON notification TO productstudio_app;
