/** The balance, by source, and a page of the statement, newest first. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { readBalance, readStatement } from "#app/domain/credits/index.server.ts";
import { numberCursor, respond } from "#app/platform/http.ts";

const PAGE_SIZE = 100;

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const before = numberCursor(new URL(request.url).searchParams.get("before"));
  if (!before.ok) return respond(before);
  const statement = await readStatement(ctx, { before: before.value, limit: PAGE_SIZE });
  return respond({ ok: true, balance: await readBalance(ctx), statement });
}
