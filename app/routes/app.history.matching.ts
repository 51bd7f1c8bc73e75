/** All results that History's address asks for, as far as they can be chosen at once. */
import { historyAsked } from "#app/components/history-filter.ts";
import { MAX_CHOSEN } from "#app/domain/assets/schemas.ts";
import { collectHistory } from "#app/history.server.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";

export const loader = merchantDoor(({ ctx, query }) =>
  collectHistory(ctx, historyAsked(query), { limit: MAX_CHOSEN }),
);
