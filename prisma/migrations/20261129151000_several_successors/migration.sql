-- Several results may take the place of one medium: they stand there in the order of their lines.
DROP INDEX changeset_step_replaced_once;
