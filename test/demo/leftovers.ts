/** What an interrupted demo had ordered goes on by itself when the house stands again. */
import { Client } from "pg";
import type { House } from "./house.ts";
import { until } from "./until.ts";

/**
 * Waits until every run and publication that was begun earlier has ended, so that what is counted from then on is the
 * work of whoever counts.
 */
export async function finishLeftovers(house: House, say: (text: string) => void): Promise<void> {
  const database = new Client({ connectionString: house.databaseUrl });
  database.on("error", () => {}); // a lost connection fails the next question
  await database.connect();
  try {
    let shown = "";
    await until(
      "what an earlier demo began",
      async () => {
        const { pictures, products } = await countOpen(database);
        if (pictures === 0 && products === 0) return true;
        const line = `Finishing what an earlier demo began: pictures left ${pictures}, products to publish ${products}`;
        if (line !== shown) say(line);
        shown = line;
        return null;
      },
      () => shown,
    );
  } finally {
    await database.end();
  }
}

async function countOpen(database: Client): Promise<{ pictures: number; products: number }> {
  const { rows } = await database.query<{ pictures: number; products: number }>(`
    SELECT (SELECT count(*)::int FROM generation_item WHERE finished_at IS NULL) AS pictures,
           (SELECT count(*)::int FROM changeset_product WHERE finished_at IS NULL) AS products`);
  return rows[0] ?? { pictures: 0, products: 0 };
}
