-- assets: a file's name is one safe piece, and no two files of a shop share one, on file systems without cases either.
ALTER TABLE asset ADD CONSTRAINT asset_file_name_is_safe
  CHECK (length(file_name) <= 160 AND file_name ~ '^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.[a-z0-9]{1,4}$' AND position('..' IN file_name) = 0);
CREATE UNIQUE INDEX asset_shop_id_file_name_key ON asset (shop_id, lower(file_name));
