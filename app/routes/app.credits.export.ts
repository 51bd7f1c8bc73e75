/** Where the browser saves the statement from, in the next two minutes: the lines that the page's address asks for. */
import { keepUnsaved } from "#app/components/keep-page.ts";
import { statementFilter, withFilter } from "#app/components/statement-filter.ts";
import { services } from "#app/composition.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { mayOpenStatementFile } from "#app/statement-file.server.ts";

export const action = merchantDoor(async ({ ctx, query }) => {
  const allowed = mayOpenStatementFile(ctx.shopId);
  if (!allowed.ok) return refused(allowed);
  const { statementLinks } = await services();
  const filter = withFilter(new URLSearchParams(), statementFilter(query));
  const path = statementLinks.pathOf({ shopId: ctx.shopId, query: filter.toString() });
  return { ok: true as const, path };
});

export const clientAction = keepUnsaved;
