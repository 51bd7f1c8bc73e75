import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { credits } from "#app/components/format.ts";
import { PERIOD_DAYS, PLANS, TRIAL } from "#app/domain/billing/offers.ts";
import type { PlansView } from "#app/domain/billing/schemas.ts";
import { CANCEL_BUTTON_ID, pricePerPeriod, reasonsOf } from "./plan-words.ts";
import type { Busy } from "./use-orders.ts";

/** Where a merchant pays open bills in Shopify. */
const BILLS_URL = "shopify://admin/settings/billing";

type CurrentPlan = NonNullable<PlansView["current"]>;

/** The merchant's plan, what comes next, and what waits for an answer. */
export function PlanCard({
  plans,
  busy,
  onContinue,
  onCancel,
}: {
  readonly plans: PlansView;
  readonly busy: Busy;
  /** Leads to Shopify's page that waits for an answer. */
  readonly onContinue: (confirmationUrl: string) => void;
  readonly onCancel: () => void;
}) {
  const { current, paidUntil, scheduled, unanswered, offers } = plans;
  const hasTrial = offers.some(({ change }) => change.kind === "start" && change.trialDays > 0);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {current === null ? "No plan" : `${current.name} plan`}
          </Text>
          {current !== null && <StatusBadge {...current} />}
          {current?.test && <Badge>Test charge</Badge>}
        </InlineStack>
        {paidUntil !== null && (
          <Text as="p">
            {paidUntil.name} has ended. It is paid until <Moment iso={paidUntil.periodEnd} show="date" />, and
            its credits stay in your balance.
          </Text>
        )}
        {current === null ? (
          <Text as="p" tone="subdued">
            A plan adds credits every {PERIOD_DAYS} days, a pack adds them once.
            {hasTrial &&
              ` Your first plan begins with a ${TRIAL.days}-day trial: ${credits(TRIAL.credits)}, and nothing is charged until it ends.`}
          </Text>
        ) : (
          <Running current={current} scheduled={scheduled} />
        )}
        {unanswered !== null && (
          <BlockStack gap="200" inlineAlign="start">
            <Text as="p">{unanswered.name} waits for your answer in Shopify.</Text>
            <Button disabled={busy !== null} onClick={() => onContinue(unanswered.confirmationUrl)}>
              Continue in Shopify
            </Button>
          </BlockStack>
        )}
        {current !== null && (
          <CancelButton refusal={cancelRefusalOf(plans, current)} busy={busy} onCancel={onCancel} />
        )}
      </BlockStack>
    </Card>
  );
}

function StatusBadge({ status, isTrial }: CurrentPlan) {
  if (status === "frozen") return <Badge tone="warning">Paused</Badge>;
  return isTrial ? <Badge tone="info">Trial</Badge> : <Badge tone="success">Active</Badge>;
}

function Running({
  current,
  scheduled,
}: {
  readonly current: CurrentPlan;
  readonly scheduled: PlansView["scheduled"];
}) {
  const { status, isTrial, periodEnd } = current;
  return (
    <BlockStack gap="200">
      <Text as="p">
        {credits(current.credits)} for {pricePerPeriod(current)}
      </Text>
      {status === "frozen" ? (
        <Text as="p" tone="caution">
          Shopify has paused this plan because a bill is unpaid. The credits that you have stay, and no new
          ones come. <Link url={BILLS_URL}>Settle it in Shopify</Link>, then the plan goes on by itself.
        </Text>
      ) : scheduled !== null ? (
        <Next scheduled={scheduled} />
      ) : periodEnd === null ? (
        <Text as="p" tone="subdued">
          Shopify hasn&apos;t told yet when it renews.
        </Text>
      ) : isTrial ? (
        <Text as="p">
          Trial until <Moment iso={periodEnd} show="date" />, then {pricePerPeriod(current)}
        </Text>
      ) : (
        <Text as="p">
          Renews on <Moment iso={periodEnd} show="date" />
        </Text>
      )}
    </BlockStack>
  );
}

function Next({ scheduled }: { readonly scheduled: NonNullable<PlansView["scheduled"]> }) {
  const next = PLANS.find(({ offerId }) => offerId === scheduled.offerId);
  return (
    <Text as="p">
      Changes to {scheduled.name}{" "}
      {scheduled.startsAt === null ? (
        "when the running period ends"
      ) : (
        <>
          on <Moment iso={scheduled.startsAt} show="date" />
        </>
      )}
      {next && `: ${credits(next.credits)} for ${pricePerPeriod(next)}`}
    </Text>
  );
}

/** Why the plan can't be cancelled, and the id of what says so: the plans beside it may say it already. */
function cancelRefusalOf(plans: PlansView, { cancelRefusal }: CurrentPlan) {
  if (cancelRefusal === null) return null;
  const said = reasonsOf(plans).find(({ message }) => message === cancelRefusal);
  return { id: said?.id ?? "why-no-cancel", message: said ? null : cancelRefusal };
}

function CancelButton({
  refusal,
  busy,
  onCancel,
}: {
  readonly refusal: ReturnType<typeof cancelRefusalOf>;
  readonly busy: Busy;
  readonly onCancel: () => void;
}) {
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Button
        id={CANCEL_BUTTON_ID}
        disabled={refusal !== null || (busy !== null && busy !== "cancel")}
        loading={busy === "cancel"}
        onClick={onCancel}
        {...(refusal && { ariaDescribedBy: refusal.id })}
      >
        Cancel plan
      </Button>
      {refusal?.message && (
        <p id={refusal.id}>
          <Text as="span" tone="subdued">
            {refusal.message}
          </Text>
        </p>
      )}
    </BlockStack>
  );
}
