/** Notifications: what the shop was told, newest first. */
import type { ShopCtx } from "#app/composition.server.ts";
import { listNotifications, readUnreadCount } from "#app/domain/account/index.server.ts";
import { orThrow } from "#app/merchant-door.server.ts";

export interface NotificationsView {
  readonly unreadCount: number;
  readonly isFirstPage: boolean;
  readonly next: string | null;
  readonly notifications: readonly {
    readonly notificationId: string;
    readonly title: string;
    readonly text: string;
    readonly to: string;
    readonly action: string;
    readonly createdAt: string;
    readonly isRead: boolean;
  }[];
}

export async function presentNotifications(ctx: ShopCtx, before: string | null): Promise<NotificationsView> {
  const { notifications, next } = orThrow(await listNotifications(ctx, before === null ? {} : { before }));
  return {
    unreadCount: await readUnreadCount(ctx),
    isFirstPage: before === null,
    next,
    notifications: notifications.map(({ createdAt, ...told }) => ({
      ...told,
      createdAt: createdAt.toISOString(),
    })),
  };
}
