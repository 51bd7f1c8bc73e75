/** The balance, by source, and a page of the statement, newest first, with the filters of the Credits page. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { statementFilter } from "#app/components/statement-filter.ts";
import { services } from "#app/composition.server.ts";
import { readBalance, readStatement } from "#app/domain/credits/index.server.ts";
import { ledgerWords } from "#app/domain/generation/index.server.ts";
import { numberCursor, respond } from "#app/platform/http.ts";

const PAGE_SIZE = 100;

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const query = new URL(request.url).searchParams;
  const before = numberCursor(query.get("before"));
  if (!before.ok) return respond(before);
  const filter = statementFilter(query);
  const statement = await readStatement(ctx, { before: before.value, limit: PAGE_SIZE, filter });
  const lines = statement.lines.map((line) => ({ ...line, reason: ledgerWords(line.reason) }));
  return respond({ ok: true, balance: await readBalance(ctx), statement: { ...statement, lines } });
}
