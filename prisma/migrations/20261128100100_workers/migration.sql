-- The workers that are there. No tenant: a worker works for every shop.

CREATE TABLE worker_presence (
  worker_id  uuid PRIMARY KEY,
  slots      integer NOT NULL CONSTRAINT presence_has_slots CHECK (slots > 0),
  version    text CONSTRAINT presence_version_is_short CHECK (length(version) BETWEEN 1 AND 100),
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  seen_at    timestamptz(3) NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE (seen_at), DELETE ON worker_presence TO productstudio_app;
