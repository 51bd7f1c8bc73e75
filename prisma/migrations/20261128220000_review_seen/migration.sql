-- A person's answer says what they had seen: the newest finding, and the answer before it. So it covers nothing that was
-- found later, and overturns nobody unseen. An answer that is taken back gives way to the one that stood before it.

ALTER TABLE review_decision
  -- The newest finding other than a pass that was shown; null: there was none.
  ADD COLUMN seen_until timestamptz(3),
  -- The newest decision on the picture that was shown; null: there was none.
  ADD COLUMN after_decision_id uuid,
  -- The answer that stands from now on: this one, or after a withdrawal an earlier one, or none.
  ADD COLUMN standing_decision_id uuid;

-- Row-level security binds the owner too, who has no shop: it is lifted for the rows that are there.
ALTER TABLE review_decision NO FORCE ROW LEVEL SECURITY;
WITH chain AS (
  SELECT shop_id, decision_id,
         lag(decision_id) OVER (PARTITION BY shop_id, asset_id, target ORDER BY decided_at, decision_id) AS after_id
  FROM review_decision
)
UPDATE review_decision d
SET seen_until = d.decided_at, after_decision_id = chain.after_id,
    standing_decision_id = CASE WHEN d.decision = 'withdraw' THEN NULL ELSE d.decision_id END
FROM chain WHERE chain.shop_id = d.shop_id AND chain.decision_id = d.decision_id;
ALTER TABLE review_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE review_decision
  ADD CONSTRAINT answer_stands_by_itself
    CHECK (decision = 'withdraw' OR standing_decision_id IS NOT DISTINCT FROM decision_id);
-- Of two answers that follow the same one, the second is refused.
CREATE UNIQUE INDEX review_decision_shop_id_asset_id_target_after_decision_id_key
  ON review_decision (shop_id, asset_id, target, after_decision_id) NULLS NOT DISTINCT;
