-- People's answers: why a picture is rejected, an answer taken back, and what is answered once for a whole order.

ALTER TABLE review_decision
  DROP CONSTRAINT review_decision_decision_check,
  ADD CONSTRAINT review_decision_decision_check CHECK (decision IN ('accept', 'reject', 'withdraw')),
  ADD COLUMN cause text,
  ADD CONSTRAINT decision_cause_is_of_a_rejection
    CHECK (cause IS NULL OR (decision = 'reject' AND cause IN ('distorted', 'wrong-colour', 'ugly', 'other')));

-- The exceptions among many results: a review that asks only for them reads only them.
CREATE INDEX review_result_flagged_idx ON review_result (shop_id, asset_id, target) WHERE outcome <> 'pass';

-- Append-only: the newest row for (order, target, question) counts. An order has one style version, which is kept with it.
CREATE TABLE review_order_answer (
  shop_id          uuid NOT NULL,
  answer_id        uuid NOT NULL,
  order_id         uuid NOT NULL,
  style_id         uuid,
  style_version    integer,
  target           text NOT NULL,
  question         text NOT NULL CHECK (question IN ('packaging', 'accessories')),
  answer           text NOT NULL CHECK (answer IN ('yes', 'no')),
  -- The pictures that were looked at.
  sample_asset_ids uuid[] NOT NULL CONSTRAINT answer_was_given_on_a_sample CHECK (cardinality(sample_asset_ids) BETWEEN 1 AND 50),
  actor            text NOT NULL,
  answered_at      timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, answer_id),
  CONSTRAINT answer_names_a_whole_style_version CHECK ((style_id IS NULL) = (style_version IS NULL)),
  FOREIGN KEY (shop_id, order_id) REFERENCES generation_order (shop_id, order_id) ON DELETE CASCADE,
  FOREIGN KEY (shop_id, style_id, style_version) REFERENCES style_version (shop_id, style_id, version) ON DELETE CASCADE
);
CREATE INDEX review_order_answer_shop_id_order_id_target_answered_at_idx
  ON review_order_answer (shop_id, order_id, target, answered_at DESC);
SELECT protect_tenant_table('review_order_answer');
GRANT SELECT, INSERT, DELETE ON review_order_answer TO productstudio_app;

-- What a review has to know of a picture: the run and the order that made it. Row-level security is the reader's.
CREATE VIEW review_picture WITH (security_invoker = true) AS
  SELECT a.shop_id, a.asset_id, a.run_id, r.order_id
  FROM asset a LEFT JOIN generation_run r ON r.shop_id = a.shop_id AND r.run_id = a.run_id;
GRANT SELECT ON review_picture TO productstudio_app;
