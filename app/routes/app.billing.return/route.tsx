/** After a purchase: "confirming" as long as Shopify hasn't decided, then the balance, and on to where the merchant was. */
import { useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Page, Spinner, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { credits } from "#app/components/format.ts";
import { useLive } from "#app/components/use-live.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type ReturnView, presentReturn } from "./presenter.server.ts";

export const handle = await loadWords("credits");

export const meta = () => [{ title: t("credits.purchaseDocumentTitle") }];

export const loader = merchantDoor(({ ctx, query }) => presentReturn(ctx, query));

/** Long enough to read the new balance. */
const ONWARD_MS = 2500;

export default function BillingReturn() {
  const [query] = useSearchParams();
  const { data, isLost } = useLive<ReturnView>(
    useLoaderData<typeof loader>(),
    livePath(query),
    ({ state }) => state === "confirming",
  );
  const { state, returnTo } = data;
  useOnward(state === "granted" ? returnTo : null, grantedWords(data));
  return (
    <Page
      narrowWidth
      title={t("credits.purchase")}
      backAction={{ content: t("frame.credits"), url: "/app/credits" }}
    >
      <TitleBar title={t("credits.purchase")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <Card>
          <div aria-live="polite">
            <BlockStack gap="400">
              {state === "confirming" && <Confirming />}
              {state === "granted" && <Granted {...data} />}
              {state === "scheduled" && <Scheduled {...data} />}
              {state === "refused" && <Text as="p">{data.message}</Text>}
              <InlineStack gap="200">
                {state !== "confirming" && (
                  <Button variant="primary" url={returnTo}>
                    {onwardWords(returnTo)}
                  </Button>
                )}
                {state === "confirming" && <Button url="/app/credits">{t("credits.goToCredits")}</Button>}
              </InlineStack>
            </BlockStack>
          </div>
        </Card>
      </BlockStack>
    </Page>
  );
}

/** Names where the merchant goes on. */
function onwardWords(path: string): string {
  if (path.startsWith("/app/create")) return t("credits.backToSelection");
  return path.startsWith("/app/credits") ? t("credits.backToCredits") : t("credits.continue");
}

function Confirming() {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <Spinner size="small" accessibilityLabel={t("credits.confirming")} />
      <BlockStack gap="050">
        <Text as="h2" variant="headingMd">
          {t("credits.confirmingPurchase")}
        </Text>
        <Text as="p" tone="subdued">
          {t("credits.addedOnceApproved")}
        </Text>
      </BlockStack>
    </InlineStack>
  );
}

/** What an approved charge brought. */
function grantedWords({ of, name, grantedCredits }: ReturnView): string {
  const isPlan = of === "plan";
  if (grantedCredits === 0) return isPlan ? t("credits.activeNoneAdded", { name }) : t("credits.noneAdded");
  const added = credits(grantedCredits);
  return isPlan ? t("credits.activeAdded", { name, credits: added }) : t("credits.added", { credits: added });
}

function Granted(view: ReturnView) {
  const { availableCredits } = view;
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {grantedWords(view)}
      </Text>
      <Text as="p">{t("credits.balanceAndBack", { credits: credits(availableCredits) })}</Text>
    </BlockStack>
  );
}

function Scheduled({ name, startsAt, availableCredits }: ReturnView) {
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {startsAt === null ? (
          t("credits.beginsNextPeriod", { name })
        ) : (
          <Rich
            words="credits.beginsOn"
            values={{ name }}
            parts={{ date: <Moment iso={startsAt} show="date" /> }}
          />
        )}
      </Text>
      <Text as="p">{t("credits.staysUntilThen", { credits: credits(availableCredits) })}</Text>
    </BlockStack>
  );
}

const livePath = (query: URLSearchParams): string => {
  const asked = new URLSearchParams({ charge_id: query.get("charge_id") ?? "", of: query.get("of") ?? "" });
  return `/app/billing/return/live?${asked.toString()}`;
};

/** Leads on to `path` after a moment, without leaving this page behind in the history. */
function useOnward(path: string | null, toast: string): void {
  const navigate = useNavigate();
  const shopify = useAppBridge();
  useEffect(() => {
    if (path === null) return;
    const timer = setTimeout(() => {
      shopify.toast.show(toast);
      navigate(path, { replace: true });
    }, ONWARD_MS);
    return () => clearTimeout(timer);
  }, [path, toast, navigate, shopify]);
}
