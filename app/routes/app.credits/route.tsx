/** Credits: balance by source, packs side by side, the statement. */
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Link, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { credits } from "#app/components/format.ts";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { buyPack } from "#app/domain/billing/index.server.ts";
import { orderSchema } from "#app/domain/billing/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { PacksCard } from "./PacksCard.tsx";
import { SourcesCard } from "./SourcesCard.tsx";
import { StatementCard } from "./StatementCard.tsx";
import { type CreditsView, presentCredits } from "./presenter.server.ts";

export const meta = () => [{ title: "Credits · ProductStudio" }];

export const loader = merchantDoor(({ ctx, query }) => presentCredits(ctx, query));

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, orderSchema);
  if (!parsed.ok) return refused(parsed);
  const bought = await buyPack(ctx, parsed.input);
  return bought.ok ? { ok: true as const, confirmationUrl: bought.confirmationUrl } : refused(bought);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function Credits() {
  const loaded = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const purchase = useFetcher<typeof action>();
  const answer = purchase.data;
  const { data, heardAt } = useLive<CreditsView>(
    loaded,
    `/app/credits/live?${query.toString()}`,
    (_, asked) => isUnanswered(answer, asked),
  );
  const { balance, lines, next, returnTo, shortCredits } = data;
  const offerId = (purchase.json as { offerId?: string } | undefined)?.offerId ?? null;
  useEffect(() => {
    // The charge is approved on a page of Shopify, outside of the frame.
    if (answer?.ok) window.open(answer.confirmationUrl, "_top");
  }, [answer]);

  return (
    <Page
      title="Credits"
      backAction={{
        content: returnTo.startsWith("/app/create") ? "Create pictures" : "Home",
        url: backTo(returnTo),
      }}
    >
      <TitleBar title="Credits" />
      <BlockStack gap="400">
        <ProblemBanner
          problem={answer?.ok ? null : answer}
          isSending={purchase.state !== "idle"}
          heardAt={heardAt}
        />
        {shortCredits > 0 && returnTo.startsWith("/app/create") && (
          <Banner tone="info">
            You are {credits(shortCredits)} short. After the purchase you are back at{" "}
            <Link url={returnTo}>your selection</Link>.
          </Banner>
        )}
        <SourcesCard balance={balance} />
        <PacksCard
          shortCredits={shortCredits}
          buyingOfferId={answer?.ok ? "any" : offerId}
          onBuy={(pack) =>
            purchase.submit(
              { offerId: pack.offerId, idempotencyKey: `${loaded.purchaseKey}:${pack.offerId}`, returnTo },
              { method: "post", encType: "application/json" },
            )
          }
        />
        <StatementCard lines={lines} next={next} isFirst={!query.has("before")} />
      </BlockStack>
    </Page>
  );
}

const backTo = (returnTo: string): string => (returnTo === "/app/credits" ? "/app" : returnTo);
