-- Pages ask where pictures went: the newest changeset of each, without a look at every step of the shop.
CREATE INDEX changeset_step_shop_id_asset_id_changeset_id_idx ON changeset_step (shop_id, asset_id, changeset_id DESC);
-- The index above answers what this one did.
DROP INDEX changeset_step_shop_id_asset_id_idx;
