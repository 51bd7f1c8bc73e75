-- Where a picture went before, failed tries included: asked for each picture that is published, and by every page of results.
CREATE INDEX changeset_step_shop_id_asset_id_idx ON changeset_step (shop_id, asset_id);
