/** Results of a year, made out of nothing by set-based SQL: what loaders read of them, and as much of it. */
import pg from "pg";
import { WHITE_RECIPE } from "../../../app/domain/generation/schemas.ts";
import { CHECKS } from "../../../app/domain/review/checks/index.ts";
import { ANY_TARGET, OWN_SHOP } from "../../../app/domain/review/schemas.ts";

/**
 * Pictures of a run and results of a product. A shop with 1,000 results has 20 runs then, and so as full a page of runs,
 * of publications, of a run and of a product as one with a million: what differs is only what lies behind the page.
 */
const RUN_ITEMS = 50;
const RESULTS_OF_A_PRODUCT = 100;
/** The newest results, which nobody has answered about yet; everything older was worked through. */
const OPEN_RESULTS = 1_000;
/** The newest results, whose findings are all there: no loader looks at older ones by more than a page. */
const WITH_ALL_FINDINGS = 20_000;

/** What of a filled shop is asked for. */
export interface FilledResults {
  readonly newestRunId: string;
  /** Of the middle of the year, like its result and its publication. */
  readonly runId: string;
  readonly assetId: string;
  readonly changesetId: string;
  /** Of one product. */
  readonly title: string;
  readonly sku: string;
}

/**
 * Gives a shop `results` results over the past year with their orders, runs, findings, answers, publications and
 * notifications; with every constraint, trigger and foreign key in force.
 *
 * @param ownerUrl the database's superuser: row-level security doesn't bind it
 */
export async function fillResults(ownerUrl: string, shopId: string, results: number): Promise<FilledResults> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(ID_AT);
    await owner.query(PLANNED, [shopId, results, results / RESULTS_OF_A_PRODUCT]);
    await owner.query("ANALYZE planned");
    for (const statement of STATEMENTS) await owner.query(statement, [shopId]);
    await owner.query(FINDINGS, [shopId, JSON.stringify(CHECK_ROWS), results - WITH_ALL_FINDINGS]);
    const { rows } = await owner.query<FilledResults>(FOUND, [results]);
    return rows[0]!;
  } finally {
    await owner.end();
  }
}

/** Each check stands once: about the picture itself, or about the shop as its place. */
const CHECK_ROWS = CHECKS.map(({ id, section, version }) => ({
  id,
  section,
  version,
  target: id.startsWith("target-") ? OWN_SHOP : ANY_TARGET,
}));

/** A UUIDv7 (RFC 9562, 5.7): ids follow time, and pages go by them. */
const ID_AT = `
  CREATE FUNCTION pg_temp.id_at(at timestamptz, what text, place integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(place % 4096), 3, '0')
            || '8' || left(md5(what || place), 15))::uuid $$`;

/** $1 the shop, $2 results, $3 products. Shares are the same in every shop, so that a filter fills a page in each. */
const PLANNED = `
  CREATE TEMP TABLE planned AS
  SELECT place, at, is_video, outcome, is_answered, product, (place - 1) / ${RUN_ITEMS} AS run, (place - 1) % ${RUN_ITEMS} AS position,
         'gid://shopify/Product/' || product AS product_gid, 'Mug ' || product || ' of stoneware' AS product_title,
         'MUG-' || product AS sku,
         CASE WHEN is_video THEN 'video-5' WHEN place % 10 = 9 THEN 'ultra' WHEN place % 10 = 4 THEN 'hd' ELSE 'standard' END AS quality,
         outcome <> 'block' AND (outcome <> 'person' OR is_answered) AND place % 10 < 8 AS is_published,
         pg_temp.id_at(at, $1::text || 'asset', place) AS asset_id, pg_temp.id_at(at, $1::text || 'item', place) AS item_id,
         pg_temp.id_at(begun_at, $1::text || 'run', (place - 1) / ${RUN_ITEMS}) AS run_id,
         pg_temp.id_at(begun_at, $1::text || 'order', (place - 1) / ${RUN_ITEMS}) AS order_id,
         pg_temp.id_at(begun_at, $1::text || 'changeset', (place - 1) / ${RUN_ITEMS}) AS changeset_id
  FROM (
    SELECT place, place % $3::integer AS product, place % 20 = 3 AS is_video, place <= $2::integer - ${OPEN_RESULTS} AS is_answered,
           CASE WHEN place % 12 = 0 THEN 'person' WHEN place % 20 = 7 THEN 'block' WHEN place % 20 = 1 THEN 'warn' ELSE 'pass' END AS outcome,
           now() - interval '365 days' * (1 - place / ($2::float + 1)) AS at,
           now() - interval '365 days' * (1 - ((place - 1) / ${RUN_ITEMS} * ${RUN_ITEMS} + 1) / ($2::float + 1)) AS begun_at
    FROM generate_series(1, $2::integer) AS place
  ) results`;

const STATEMENTS = [
  `INSERT INTO generation_order (shop_id, order_id, idempotency_key, request_hash, quality, recipe, skipped, settings, actor, created_at)
   SELECT $1::uuid, order_id, order_id::text, 'bench', 'standard', '${JSON.stringify(WHITE_RECIPE)}', '[]',
          '{"ratios": ["1:1"], "platforms": []}', 'system:bench', at FROM planned WHERE position = 0`,
  `INSERT INTO generation_run (shop_id, run_id, order_id, status, item_count, created_at, finished_at)
   SELECT $1::uuid, run_id, order_id, 'done', ${RUN_ITEMS}, at, at + interval '10 minutes' FROM planned WHERE position = 0`,
  `INSERT INTO generation_item (shop_id, item_id, run_id, position, product_gid, product_title, sku, media_gid, source_url,
     price_credits, status, finished_at)
   SELECT $1::uuid, item_id, run_id, position, product_gid, product_title, sku, 'gid://shopify/MediaImage/' || product,
          'https://cdn.shopify.com/s/files/1/0001/0001/files/mug-' || product || '.jpg?v=1', 15, 'done', at FROM planned`,
  `INSERT INTO asset (shop_id, asset_id, item_id, run_id, product_gid, product_title, sku, file_key, file_name, sha256,
     size_bytes, mime_type, width_px, height_px, quality, recipe, engine, source_gid, source_sha256, evidence, created_at,
     duration_ms, poster_key, favourite_at)
   SELECT $1::uuid, asset_id, item_id, run_id, product_gid, product_title, sku, $1::text || '/' || item_id, 'mug-' || place || '.jpg',
          md5(place::text) || md5('b' || place), 180000, CASE WHEN is_video THEN 'video/mp4' ELSE 'image/jpeg' END, 1024, 1024,
          quality, jsonb_build_object('name', CASE WHEN place % 5 = 2 THEN 'wood' ELSE 'white' END, 'version', 1), 'local',
          'gid://shopify/MediaImage/' || product, md5(product::text) || md5(product::text),
          '{"cutoutConfidence": 0.97, "productBox": "180,120,660,780", "scale": 0.42}', at,
          CASE WHEN is_video THEN 5000 END, CASE WHEN is_video THEN $1::text || '/poster/' || item_id END,
          CASE WHEN place % 20 = 15 THEN at END
   FROM planned ORDER BY place`,
  `INSERT INTO review_state (shop_id, asset_id, target, basis, checked_at)
   SELECT $1::uuid, asset_id, target, 'bench', at FROM planned CROSS JOIN unnest(ARRAY['${ANY_TARGET}', '${OWN_SHOP}']) AS target`,
  `INSERT INTO review_decision (shop_id, decision_id, asset_id, target, decision, cause, reason, actor, decided_at, seen_until,
     was_opened, standing_decision_id)
   SELECT $1::uuid, item_id, asset_id, '${OWN_SHOP}', CASE outcome WHEN 'block' THEN 'reject' ELSE 'accept' END,
          CASE outcome WHEN 'block' THEN 'ugly' END, 'Looked at it', 'system:bench', at + interval '1 hour',
          at + interval '1 hour', true, item_id
   FROM planned WHERE is_answered AND outcome IN ('person', 'block')`,
  `INSERT INTO review_order_answer (shop_id, answer_id, order_id, target, question, answer, sample_asset_ids, actor, answered_at)
   SELECT $1::uuid, pg_temp.id_at(at, $1::text || question, place), order_id, '${OWN_SHOP}', question, 'yes', ARRAY[asset_id], 'system:bench', at
   FROM planned CROSS JOIN unnest(ARRAY['packaging', 'accessories']) AS question WHERE position = 0 AND is_answered`,
  `INSERT INTO changeset (shop_id, changeset_id, idempotency_key, request_hash, target, status, actor, created_at, finished_at)
   SELECT $1::uuid, changeset_id, changeset_id::text, 'bench', '${OWN_SHOP}', 'done', 'system:bench', at, at FROM planned WHERE position = 0`,
  `INSERT INTO changeset_product (shop_id, changeset_id, product_gid, status, before, after, finished_at)
   SELECT DISTINCT $1::uuid, changeset_id, product_gid, 'done', '[]'::jsonb, '[]'::jsonb, now() FROM planned WHERE is_published`,
  `INSERT INTO changeset_step (shop_id, changeset_id, product_gid, asset_id, position, state, file_name, alt_text, file_gid)
   SELECT $1::uuid, changeset_id, product_gid, asset_id, position, 'verified', 'mug-' || place || '.jpg', product_title,
          'gid://shopify/MediaImage/9' || place FROM planned WHERE is_published`,
  `INSERT INTO notification (shop_id, notification_id, kind, about, facts, created_at, read_at)
   SELECT $1::uuid, run_id, 'run-ended', run_id::text,
          jsonb_build_object('runId', run_id, 'noun', 'picture', 'itemCount', ${RUN_ITEMS}, 'doneCount', ${RUN_ITEMS}),
          at, CASE WHEN is_answered THEN at END FROM planned WHERE position = 0`,
];

/** $2 the checks, $3 the place after which every one of them has a finding; before it the two that tell the outcome. */
const FINDINGS = `
  INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence, reviewed_at)
  SELECT $1::uuid, asset_id, c.target, c.id, c.version, c.section,
         CASE WHEN c.id = CASE outcome WHEN 'warn' THEN 'claims' ELSE 'silhouette' END THEN outcome ELSE 'pass' END, '{}', at
  FROM planned CROSS JOIN jsonb_to_recordset($2::jsonb) AS c (id text, target text, version integer, section text)
  WHERE place > $3 OR c.id IN ('target-known', CASE outcome WHEN 'warn' THEN 'claims' ELSE 'silhouette' END)
  ORDER BY place`;

/** $1 results. */
const FOUND = `
  SELECT (SELECT run_id FROM planned WHERE place = $1) AS "newestRunId", run_id AS "runId", asset_id AS "assetId",
         changeset_id AS "changesetId", 'MUG-5' AS sku, 'mug 5 of' AS title
  FROM planned WHERE place = $1 / 2`;
