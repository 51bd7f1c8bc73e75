/** What the shop was told: a run has finished, results couldn't be made, credits run low. */
import { useFetcher, useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useRef } from "react";
import { z } from "zod";
import { loadWords } from "#language";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { NothingYet } from "#app/components/NothingYet.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { type Problem, keepData, keepUnsure } from "#app/components/keep-page.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { markNotificationsRead } from "#app/domain/account/index.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type NotificationsView, presentNotifications } from "./presenter.server.ts";

export const handle = await loadWords("notifications");

export const meta = () => [{ title: t("notifications.documentTitle") }];

export const loader = merchantDoor(({ ctx, query }) => presentNotifications(ctx, query.get("before")));

const readSchema = z.union([
  z.strictObject({ notificationId: z.uuid() }),
  z.strictObject({ upTo: z.uuid() }),
]);

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, readSchema);
  if (!parsed.ok) return refused(parsed);
  await markNotificationsRead(ctx, parsed.input);
  return { ok: true as const };
});

export const clientAction = keepUnsure;
export const shouldRevalidate = keepData;

export default function Notifications() {
  const { notifications, unreadCount, isFirstPage, next } = useLoaderData<typeof loader>();
  const marking = useFetcher<{ readonly ok: true } | Problem>();
  const isMarking = marking.state !== "idle";
  const problem = marking.data && !marking.data.ok ? marking.data : null;
  const newest = isFirstPage ? notifications[0] : undefined;
  const mark = (which: z.infer<typeof readSchema>) =>
    marking.submit(which, { method: "post", encType: "application/json" });
  return (
    <Page
      title={t("frame.notifications")}
      backAction={{ content: t("frame.home"), url: "/app" }}
      secondaryActions={[
        ...(unreadCount > 0 && newest
          ? [
              {
                content: t("notifications.markAllRead"),
                loading: isMarking,
                onAction: () => mark({ upTo: newest.notificationId }),
              },
            ]
          : []),
        { content: t("notifications.chooseMails"), url: "/app/profile" },
      ]}
    >
      <TitleBar title={t("frame.notifications")} />
      <Card>
        <BlockStack gap="400">
          <ProblemBanner problem={problem} isSending={isMarking} heardAt={0} />
          {notifications.length === 0 ? (
            <NothingYet title={t("notifications.nothingYetTitle")}>
              {t("notifications.nothingYet")}
            </NothingYet>
          ) : (
            <div className="ps-lines">
              {notifications.map((told) => (
                <Told
                  key={told.notificationId}
                  told={told}
                  onRead={() => mark({ notificationId: told.notificationId })}
                />
              ))}
            </div>
          )}
          <NextPage name="before" next={next} isFirst={isFirstPage} />
        </BlockStack>
      </Card>
    </Page>
  );
}

function Told({
  told: { title, text, to, action: label, createdAt, isRead },
  onRead,
}: {
  readonly told: NotificationsView["notifications"][number];
  readonly onRead: () => void;
}) {
  const line = useRef<HTMLDivElement>(null);
  useFocusKept(String(isRead), line);
  return (
    <div ref={line} className="ps-line ps-line--wrap">
      <div className="ps-row__text">
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingSm">
              {title}
            </Text>
            {!isRead && <Badge tone="info">{t("notifications.new")}</Badge>}
          </InlineStack>
          <Text as="p" breakWord>
            {text}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            <Moment iso={createdAt} />
          </Text>
        </BlockStack>
      </div>
      <InlineStack gap="200">
        {!isRead && (
          <Button
            variant="tertiary"
            onClick={onRead}
            accessibilityLabel={t("notifications.actionAbout", {
              action: t("notifications.markRead"),
              title,
            })}
          >
            {t("notifications.markRead")}
          </Button>
        )}
        <Button
          url={to}
          accessibilityLabel={t("notifications.actionAbout", { action: label, title })}
          onClick={() => {
            if (!isRead) onRead();
          }}
        >
          {label}
        </Button>
      </InlineStack>
    </div>
  );
}
