-- While a plan is being cancelled no other is ordered: its page, approved after the end, would begin at once inside a period
-- that was paid for more.
ALTER TABLE billing_reading ADD COLUMN cancelling_until timestamptz(3);
GRANT UPDATE (cancelling_until) ON billing_reading TO productstudio_app;
