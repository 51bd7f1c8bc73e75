/** Statements that write into the ledger's tables as its functions do, for tests of what the database refuses. */

/** What {name} stands for in a statement: our own ids, and numbers. */
export type Names = Readonly<Record<string, string | number>>;

export const filled = (statement: string, names: Names): string =>
  statement.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`nothing is called ${name}`);
    return typeof value === "number" ? String(value) : `'${value}'::uuid`;
  });

/** Statements of one block run one after the other, as the ledger's functions run theirs. */
export const block = (...statements: string[]) => `DO $$ BEGIN ${statements.join("; ")}; END $$`;

/** Rows are "number, LEG, grant, bucket, credits". */
export const entries = (...rows: string[]) =>
  `INSERT INTO credit_entry (shop_id, number, leg, grant_id, bucket, credits) VALUES ${rows.map((row, index) => `({shop}, ${row.replace("LEG", String(index + 1))})`).join(", ")}`;

const LINE = {
  number: "{next}",
  kind: "'grant'",
  amount: "10",
  held: "0",
  balance: "",
  grant: "{grant}",
  run: "NULL",
  item: "NULL",
  reason: "'Because'",
  actor: "'operator:test'",
  key: "'grant:1'",
  hash: "'h'",
  at: "clock_timestamp()",
};

/** A line of the journal: the next one, and with the balance that results, unless `fields` say otherwise. */
export function transaction(fields: Partial<typeof LINE>): string {
  const row = { ...LINE, ...fields };
  const values = [row.number, row.kind, row.amount, row.held, row.balance || `{balance} + ${row.amount}`];
  values.push(row.grant, row.run, row.item, row.reason, row.actor, row.key, row.hash, row.at);
  return `INSERT INTO credit_transaction (shop_id, number, kind, amount, held_change, balance, grant_id, run_id, item_id, reason, actor, idempotency_key, request_hash, created_at)
    VALUES ({shop}, ${values.join(", ")})`;
}
