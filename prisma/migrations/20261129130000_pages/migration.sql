-- What every page asks for and few rows answer: found without a look at everything that the shop has ever made.
CREATE INDEX generation_run_open_idx ON generation_run (shop_id, run_id)
  WHERE status IN ('running', 'paused', 'cancelling');
CREATE INDEX notification_unread_idx ON notification (shop_id, notification_id) WHERE read_at IS NULL;
