-- What a sample proves, only those pictures prove that somebody had open one by one; of earlier answers nobody knows.
ALTER TABLE review_decision ADD COLUMN was_opened boolean NOT NULL DEFAULT false;
