/** After a purchase: "confirming" as long as Shopify hasn't decided, then the balance, and on to where the merchant was. */
import { useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Page, Spinner, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { credits } from "#app/components/format.ts";
import { useLive } from "#app/components/use-live.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { type ReturnView, presentReturn } from "./presenter.server.ts";

export const meta = () => [{ title: "Purchase · ProductStudio" }];

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
    <Page narrowWidth title="Purchase" backAction={{ content: "Credits", url: "/app/credits" }}>
      <TitleBar title="Purchase" />
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
                {state === "confirming" && <Button url="/app/credits">Go to credits</Button>}
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
  if (path.startsWith("/app/create")) return "Back to your selection";
  return path.startsWith("/app/credits") ? "Back to Credits" : "Continue";
}

function Confirming() {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <Spinner size="small" accessibilityLabel="Confirming" />
      <BlockStack gap="050">
        <Text as="h2" variant="headingMd">
          Confirming your purchase
        </Text>
        <Text as="p" tone="subdued">
          Shopify is still working on the charge. Your credits are added as soon as it is approved, also when
          you leave this page.
        </Text>
      </BlockStack>
    </InlineStack>
  );
}

/** What an approved charge brought. */
function grantedWords({ of, name, grantedCredits }: ReturnView): string {
  const added = grantedCredits === 0 ? "No credits were added" : `${credits(grantedCredits)} added`;
  return of === "plan" ? `${name} is active. ${added}` : added;
}

function Granted(view: ReturnView) {
  const { availableCredits } = view;
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {grantedWords(view)}
      </Text>
      <Text as="p">Your balance is {credits(availableCredits)}. Taking you back to where you were.</Text>
    </BlockStack>
  );
}

function Scheduled({ name, startsAt, availableCredits }: ReturnView) {
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {name} begins{" "}
        {startsAt === null ? (
          "with the next period"
        ) : (
          <>
            on <Moment iso={startsAt} show="date" />
          </>
        )}
      </Text>
      <Text as="p">
        Until then your plan stays as it is, and so does your balance of {credits(availableCredits)}.
      </Text>
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
