-- A variant is remembered whether or not the result that it is to show gets onto the product: the successor of what it shows
-- comes next, and where a video takes that one's place there is none. So a link names any number of results, in order.

-- Row-level security binds the owner too, who has no shop: it is lifted for the rows that are there.
ALTER TABLE changeset_product NO FORCE ROW LEVEL SECURITY;
UPDATE changeset_product p SET links = (
  SELECT coalesce(jsonb_agg(link - 'assetId' || jsonb_build_object('assetIds', jsonb_build_array(link -> 'assetId'))
                            ORDER BY n), '[]')
  FROM jsonb_array_elements(p.links) WITH ORDINALITY l (link, n))
WHERE jsonb_typeof(p.links) = 'array';
ALTER TABLE changeset_product FORCE ROW LEVEL SECURITY;
