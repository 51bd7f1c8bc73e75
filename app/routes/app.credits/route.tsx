/** Credits: balance by source, the plan, what can be bought, the price list, the statement. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Link, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { loadWords } from "#language";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { credits } from "#app/components/format.ts";
import { coveringSentence } from "#app/components/offers-now.ts";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import { useLive } from "#app/components/use-live.ts";
import { buyPack, cancelPlan, choosePlan } from "#app/domain/billing/index.server.ts";
import {
  type Plan,
  type PlanChange,
  cancelPlanSchema,
  orderSchema,
  planOrderSchema,
} from "#app/domain/billing/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { PacksCard } from "./PacksCard.tsx";
import { PlanCard } from "./PlanCard.tsx";
import { PlanDialog, type Question, openerIdOf, wordsOf } from "./PlanDialog.tsx";
import { PlansCard } from "./PlansCard.tsx";
import { PricesCard } from "./PricesCard.tsx";
import { SourcesCard } from "./SourcesCard.tsx";
import { StatementCard } from "./StatementCard.tsx";
import { isExplained, reasonsOf } from "./plan-words.ts";
import { type CreditsView, presentCredits } from "./presenter.server.ts";
import { leaveFor, useOrders } from "./use-orders.ts";

export const handle = await loadWords("credits");

export const meta = () => [{ title: t("credits.documentTitle") }];

const actionSchema = z.discriminatedUnion("intent", [
  orderSchema.extend({ intent: z.literal("pack") }),
  planOrderSchema.extend({ intent: z.literal("plan") }),
  cancelPlanSchema.extend({ intent: z.literal("cancel") }),
]);

export const loader = merchantDoor(({ ctx, query }) => presentCredits(ctx, query));

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, actionSchema);
  if (!parsed.ok) return refused(parsed);
  if (parsed.input.intent === "cancel") {
    const cancelled = await cancelPlan(ctx, parsed.input);
    return cancelled.ok ? { ok: true as const, cancelledName: cancelled.name } : refused(cancelled);
  }
  const { intent, ...order } = parsed.input;
  const ordered = await (intent === "plan" ? choosePlan(ctx, order) : buyPack(ctx, order));
  return ordered.ok ? { ok: true as const, confirmationUrl: ordered.confirmationUrl } : refused(ordered);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function Credits() {
  const loaded = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const { answer, isSending, busy, order, cancel } = useOrders(loaded);
  const { data, heardAt } = useLive<CreditsView>(
    loaded,
    `/app/credits/live?${query.toString()}`,
    (_, asked) => isUnanswered(answer, asked),
  );
  const { balance, plans, lines, next, returnTo, shortCredits, covering } = data;
  // The dialog stays until there is an answer and the page shows what came of it: only then it's known where the
  // keyboard can go.
  const [asking, setAsking] = useState<{ question: Question; answer: typeof answer } | null>(null);
  const question = asking !== null && (isSending || asking.answer === answer) ? asking.question : null;
  const words = question && wordsOf(question, plans, planCreditsOf(data));
  // What has become impossible meanwhile must not come up again by itself.
  if (question !== null && words === null && !isSending) setAsking(null);
  const { remember, activator } = useFocusReturn();
  const ask = (asked: Question) => {
    remember(openerIdOf(asked));
    setAsking({ question: asked, answer });
  };
  const choose = ({ offerId }: Plan, change: PlanChange) =>
    isExplained(change)
      ? ask({ kind: "change", offerId })
      : order("plan", offerId, creditsNowOf(plans, offerId));
  // A refusal that the page explains by now where the plans stand isn't said twice.
  const isSaid = reasonsOf(plans).some(({ message }) => answer?.ok === false && message === answer.message);
  const problem = answer?.ok || isSaid ? null : answer;
  const fittingId = covering?.offerId ?? null;
  const isForCreate = returnTo.startsWith("/app/create");

  return (
    <Page
      title={t("frame.credits")}
      backAction={{
        content: isForCreate ? t("frame.create") : t("frame.home"),
        url: backTo(returnTo),
      }}
    >
      <TitleBar title={t("frame.credits")} />
      <BlockStack gap="400">
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        {shortCredits > 0 && isForCreate && !problem && (
          <Banner tone="info">
            <Rich
              words="credits.short"
              values={{ credits: credits(shortCredits), covering: coveringSentence(covering) }}
              parts={{ selection: <Link url={returnTo} /> }}
            />
          </Banner>
        )}
        <div className="ps-beside">
          <SourcesCard balance={balance} />
          <PlanCard
            plans={plans}
            busy={busy}
            onContinue={leaveFor}
            onCancel={() => ask({ kind: "cancel" })}
          />
        </div>
        <PlansCard plans={plans} fittingId={fittingId} busy={busy} onChoose={choose} />
        <PacksCard fittingId={fittingId} busy={busy} onBuy={({ offerId }) => order("pack", offerId)} />
        <PricesCard />
        <div id="statement">
          <StatementCard lines={lines} next={next} isFirst={!query.has("before")} />
        </div>
      </BlockStack>
      <PlanDialog
        question={question}
        words={words}
        activator={activator}
        isSending={isSending}
        onClose={() => setAsking(null)}
        onConfirm={(asked) =>
          asked.kind === "cancel"
            ? cancel(plans.current?.offerId ?? "")
            : order("plan", asked.offerId, creditsNowOf(plans, asked.offerId))
        }
      />
    </Page>
  );
}

const backTo = (returnTo: string): string => (returnTo === "/app/credits" ? "/app" : returnTo);

const planCreditsOf = ({ balance }: CreditsView): number =>
  balance.sources
    .filter(({ source }) => source === "plan")
    .reduce((sum, { availableCredits, heldCredits }) => sum + availableCredits + heldCredits, 0);

/** What the page says that a plan brings at once. */
function creditsNowOf({ offers }: CreditsView["plans"], offerId: string): number {
  const change = offers.find((offer) => offer.offerId === offerId)?.change;
  return change !== undefined && "creditsNow" in change ? change.creditsNow : 0;
}
