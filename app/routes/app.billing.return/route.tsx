/** After a purchase: "confirming" as long as Shopify hasn't decided, then the balance, and on to where the merchant was. */
import { useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Page, Spinner, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { count, credits } from "#app/components/format.ts";
import { useLive } from "#app/components/use-live.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { type ReturnView, presentReturn } from "./presenter.server.ts";

export const meta = () => [{ title: "Purchase · ProductStudio" }];

export const loader = merchantDoor(({ ctx, query }) => presentReturn(ctx, query.get("charge_id")));

/** Long enough to read the new balance. */
const ONWARD_MS = 2500;

export default function BillingReturn() {
  const [query] = useSearchParams();
  const chargeId = query.get("charge_id") ?? "";
  const { data, isLost } = useLive<ReturnView>(
    useLoaderData<typeof loader>(),
    `/app/billing/return/live?${new URLSearchParams({ charge_id: chargeId }).toString()}`,
    ({ state }) => state === "confirming",
  );
  const { state, returnTo } = data;
  useOnward(state === "granted" ? returnTo : null, data.credits);
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
              {state === "refused" && <Text as="p">{data.message}</Text>}
              <InlineStack gap="200">
                {state !== "confirming" && (
                  <Button variant="primary" url={returnTo}>
                    {returnTo.startsWith("/app/create") ? "Back to your selection" : "Continue"}
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

function Granted({ credits: boughtCredits, availableCredits }: ReturnView) {
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {credits(boughtCredits)} added
      </Text>
      <Text as="p">
        Your balance is {count(availableCredits)} credits. Taking you back to where you were.
      </Text>
    </BlockStack>
  );
}

/** Leads on to `path` after a moment, without leaving this page behind in the history. */
function useOnward(path: string | null, boughtCredits: number): void {
  const navigate = useNavigate();
  const shopify = useAppBridge();
  useEffect(() => {
    if (path === null) return;
    const timer = setTimeout(() => {
      shopify.toast.show(`${credits(boughtCredits)} added`);
      navigate(path, { replace: true });
    }, ONWARD_MS);
    return () => clearTimeout(timer);
  }, [path, boughtCredits, navigate, shopify]);
}
