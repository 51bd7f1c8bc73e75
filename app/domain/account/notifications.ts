import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { countUnread, markRead, selectNotifications } from "./notification-store.ts";
import { type NotificationWords, notificationWords } from "./notification-words.ts";
import type { AccountPorts } from "./ports.ts";
import { MAX_COUNTED_UNREAD } from "./schemas.ts";

const PAGE_SIZE = 25;

export interface ShownNotification extends NotificationWords {
  readonly notificationId: string;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

const pageSchema = z.strictObject({ before: z.uuid().optional() });

/**
 * What the shop was told, newest first, 25 a page, in the language at hand.
 * @param input `before` is the `next` of the page before
 * @returns a page and the key of the next one, null on the last. Refuses with `not-found` for a key that is none.
 */
export async function listNotifications(
  ctx: Ctx<Pick<AccountPorts, "failureClause">>,
  input: z.input<typeof pageSchema> = {},
): Promise<{ ok: true; notifications: ShownNotification[]; next: string | null } | Refusal<"not-found">> {
  const parsed = pageSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { before } = parsed.data;
  const found = await inTransaction(ctx, (tx) =>
    selectNotifications(tx, ctx.shopId, { before, limit: PAGE_SIZE + 1 }),
  );
  const rows = found.slice(0, PAGE_SIZE);
  return {
    ok: true,
    notifications: rows.flatMap(({ notificationId, kind, facts, createdAt, readAt }) => {
      const words = notificationWords(kind, facts, ctx.ports);
      return words ? [{ ...words, notificationId, createdAt, isRead: readAt !== null }] : [];
    }),
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.notificationId ?? null) : null,
  };
}

/** How many notifications nobody has read, MAX_COUNTED_UNREAD at the most. */
export const readUnreadCount = (ctx: Ctx): Promise<number> =>
  inTransaction(ctx, (tx) => countUnread(tx, ctx.shopId, MAX_COUNTED_UNREAD));

/** Marks one notification, or all up to one, as read. What isn't the shop's is nobody's, and nothing happens. */
export const markNotificationsRead = (
  ctx: Ctx,
  which: { readonly notificationId: string } | { readonly upTo: string },
): Promise<void> => inTransaction(ctx, (tx) => markRead(tx, ctx.shopId, which));
