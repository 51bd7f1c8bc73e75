-- Videos beside pictures: what can be ordered, what an asset is, and how far one is.

ALTER TABLE generation_order
  DROP CONSTRAINT generation_order_quality_check,
  ADD CONSTRAINT generation_order_quality_check
    CHECK (quality IN ('standard', 'hd', 'ultra', 'video-5', 'video-10'));

ALTER TABLE generation_run
  DROP CONSTRAINT generation_run_quality_check,
  ADD CONSTRAINT generation_run_quality_check
    CHECK (quality IN ('standard', 'hd', 'ultra', 'video-5', 'video-10'));

ALTER TABLE engine_pace
  DROP CONSTRAINT engine_pace_quality_check,
  ADD CONSTRAINT engine_pace_quality_check
    CHECK (quality IN ('standard', 'hd', 'ultra', 'video-5', 'video-10'));

-- Further pictures of the product that a video shows after its source.
ALTER TABLE generation_item
  ADD COLUMN more_source_urls text[] NOT NULL DEFAULT '{}' CHECK (cardinality(more_source_urls) <= 3);
ALTER TABLE generation_planned_item
  ADD COLUMN more_source_urls text[] NOT NULL DEFAULT '{}' CHECK (cardinality(more_source_urls) <= 3);

-- How much of an attempt its engine has done; null as long as it doesn't say.
ALTER TABLE generation_attempt ADD COLUMN progress double precision CHECK (progress BETWEEN 0 AND 1);

ALTER TABLE asset
  ADD COLUMN duration_ms double precision CHECK (duration_ms > 0),
  ADD COLUMN poster_key  text,
  DROP CONSTRAINT asset_mime_type_check,
  ADD CONSTRAINT asset_mime_type_check
    CHECK (mime_type IN ('image/jpeg', 'image/png', 'image/webp', 'video/mp4')),
  DROP CONSTRAINT asset_quality_check,
  ADD CONSTRAINT asset_quality_check
    CHECK (quality IN ('standard', 'hd', 'ultra', 'video-5', 'video-10')),
  -- What was paid for as a video is one, has a length and a still picture, and nothing else has.
  ADD CONSTRAINT asset_video_is_whole CHECK (
    (mime_type = 'video/mp4') = (quality IN ('video-5', 'video-10'))
    AND (mime_type = 'video/mp4') = (duration_ms IS NOT NULL)
    AND (mime_type = 'video/mp4') = (poster_key IS NOT NULL));
