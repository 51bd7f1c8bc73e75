/** Home. */
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { count } from "#app/components/format.ts";
import { keepData, keepUnsure } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { savePreference } from "#app/domain/account/index.server.ts";
import { MAX_COUNTED_UNREAD, PREFERENCES } from "#app/domain/account/schemas.ts";
import type { Glance } from "#app/glance.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { AccountCard } from "./AccountCard.tsx";
import { BalanceCard } from "./BalanceCard.tsx";
import { GuideCard } from "./GuideCard.tsx";
import { LackingLine, LackingWait } from "./LackingLine.tsx";
import { LatestCard } from "./LatestCard.tsx";
import { LowBalanceNote } from "./LowBalanceNote.tsx";
import { NeedsCard } from "./NeedsCard.tsx";
import { RunsCard } from "./RunsCard.tsx";
import { lackingSentence } from "./lacking-words.ts";
import { type HomeLive, presentHome } from "./presenter.server.ts";
import { useGlance } from "./use-glance.ts";
import { useGuide } from "./use-guide.ts";

export const handle = await loadWords("home");

export const meta = () => [{ title: t("home.documentTitle") }];

export const loader = merchantDoor(({ ctx }) => presentHome(ctx));

/** What is dismissed or folded on this page. */
const choiceSchema = z.discriminatedUnion("key", [
  z.strictObject({ key: z.literal("lowBalanceDismissed"), value: PREFERENCES.lowBalanceDismissed }),
  z.strictObject({ key: z.literal("setupGuide"), value: PREFERENCES.setupGuide }),
]);

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, choiceSchema);
  if (!parsed.ok) return refused(parsed);
  await savePreference(ctx, parsed.input);
  return { ok: true as const };
});

export const clientAction = keepUnsure;
export const shouldRevalidate = keepData;

export default function Home() {
  const loaded = useLoaderData<typeof loader>();
  const { data, isLost } = useLive<HomeLive>(loaded.live, "/app/live", ({ isUnderWay }) => isUnderWay);
  const glance = useGlance(loaded.glance);
  const { guide, isShown: hasGuide, wasAskedFor, choose, problem } = useGuide(data.guide);
  const create = { content: t("frame.create"), url: "/app/create" };
  // The guide's way on is the page's one primary action, and the first one leads to Create as well.
  const isGuided = hasGuide && guide.choice !== "folded" && guide.next !== null;
  const lacking = glance?.lacking && lackingSentence(glance.lacking) !== null ? glance.lacking : null;
  const isBeginning = data.isNew && hasGuide;
  const isAsked = glance === undefined;
  const hasMain = !isBeginning || isAsked || lacking !== null || data.runs.length > 0;
  return (
    <Page
      title={t("frame.home")}
      {...(!isGuided && { primaryAction: create })}
      secondaryActions={[
        ...(isGuided && guide.next?.step !== "create" ? [create] : []),
        { content: unreadWords(data.unreadCount), url: "/app/notifications" },
      ]}
    >
      <TitleBar title={t("frame.home")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <ProblemBanner problem={problem} isSending={false} heardAt={0} />
        {hasGuide && (
          <GuideCard
            guide={guide}
            availableCredits={data.balance.availableCredits}
            example={exampleOf(glance)}
            takesFocus={wasAskedFor}
            onChoose={choose}
          />
        )}
        <div className="ps-home">
          <div className="ps-home__balance">
            <BlockStack gap="400">
              <BalanceCard {...data.balance} use={data.use} />
              {data.lowBalance && !isLost && <LowBalanceNote {...data.lowBalance} />}
            </BlockStack>
          </div>
          {hasMain && (
            <div className="ps-home__main">
              <BlockStack gap="400">
                {data.runs.length > 0 && <RunsCard {...data} />}
                {(!isBeginning || isAsked || lacking) && (
                  <NeedsCard
                    {...data}
                    lacking={lacking ? <LackingLine lacking={lacking} /> : isAsked ? <LackingWait /> : null}
                  />
                )}
                {!isBeginning && <LatestCard {...data} />}
              </BlockStack>
            </div>
          )}
          <div className="ps-home__account">
            <AccountCard account={loaded.account} shopName={glance?.shopName ?? null} />
          </div>
        </div>
        {!hasGuide && (
          <InlineStack align="center">
            <Button variant="plain" onClick={() => choose("open")}>
              {t("home.showGuide")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Page>
  );
}

/** "Notifications", and how many nobody has read. */
function unreadWords(unreadCount: number): string {
  if (unreadCount === 0) return t("frame.notifications");
  const unread = unreadCount < MAX_COUNTED_UNREAD ? count(unreadCount) : `${count(MAX_COUNTED_UNREAD - 1)}+`;
  return t("home.unread", { unread });
}

const exampleOf = (glance: Glance | null | undefined) =>
  glance === undefined ? undefined : (glance?.lacking?.example ?? null);
