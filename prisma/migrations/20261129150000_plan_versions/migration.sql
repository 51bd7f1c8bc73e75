-- Raised by every change of a plan's lines: whoever starts it says which version he was shown.
ALTER TABLE changeset ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
