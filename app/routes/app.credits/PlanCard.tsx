import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { credits } from "#app/components/format.ts";
import { PERIOD_DAYS, PLANS, TRIAL } from "#app/domain/billing/offers.ts";
import type { PlansView } from "#app/domain/billing/schemas.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import { CANCEL_BUTTON_ID, pricePerPeriod, reasonsOf, termsOf } from "./plan-words.ts";
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
            {current === null ? t("credits.noPlan") : t("credits.namedPlan", { name: current.name })}
          </Text>
          {current !== null && <StatusBadge {...current} />}
          {current?.test && <Badge>{t("credits.testCharge")}</Badge>}
        </InlineStack>
        {paidUntil !== null && (
          <Text as="p">
            <Rich
              words="credits.paidUntil"
              values={{ name: paidUntil.name }}
              parts={{ date: <Moment iso={paidUntil.periodEnd} show="date" /> }}
            />
          </Text>
        )}
        {current === null ? (
          <Text as="p" tone="subdued">
            {sentences(
              t("credits.planOrPack", { count: PERIOD_DAYS }),
              hasTrial && t("credits.firstTrial", { days: TRIAL.days, credits: credits(TRIAL.credits) }),
            )}
          </Text>
        ) : (
          <Running current={current} scheduled={scheduled} />
        )}
        {unanswered !== null && (
          <BlockStack gap="200" inlineAlign="start">
            <Text as="p">{t("credits.awaitsAnswer", { name: unanswered.name })}</Text>
            <Button disabled={busy !== null} onClick={() => onContinue(unanswered.confirmationUrl)}>
              {t("credits.continueInShopify")}
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
  if (status === "frozen") return <Badge tone="warning">{t("credits.paused")}</Badge>;
  return isTrial ? (
    <Badge tone="info">{t("credits.trial")}</Badge>
  ) : (
    <Badge tone="success">{t("credits.active")}</Badge>
  );
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
      <Text as="p">{termsOf(current)}</Text>
      {status === "frozen" ? (
        <Text as="p" tone="caution">
          <Rich words="credits.unpaid" parts={{ bills: <Link url={BILLS_URL} /> }} />
        </Text>
      ) : scheduled !== null ? (
        <Next scheduled={scheduled} />
      ) : periodEnd === null ? (
        <Text as="p" tone="subdued">
          {t("credits.renewalUnknown")}
        </Text>
      ) : isTrial ? (
        <Text as="p">
          <Rich
            words="credits.trialUntil"
            values={{ price: pricePerPeriod(current) }}
            parts={{ date: <Moment iso={periodEnd} show="date" /> }}
          />
        </Text>
      ) : (
        <Text as="p">
          <Rich words="credits.renews" parts={{ date: <Moment iso={periodEnd} show="date" /> }} />
        </Text>
      )}
    </BlockStack>
  );
}

function Next({ scheduled }: { readonly scheduled: NonNullable<PlansView["scheduled"]> }) {
  const next = PLANS.find(({ offerId }) => offerId === scheduled.offerId);
  const values = { name: scheduled.name, ...(next && { terms: termsOf(next) }) };
  return (
    <Text as="p">
      {scheduled.startsAt === null ? (
        t(next ? "credits.changesLaterTo" : "credits.changesLater", values)
      ) : (
        <Rich
          words={next ? "credits.changesOnTo" : "credits.changesOn"}
          values={values}
          parts={{ date: <Moment iso={scheduled.startsAt} show="date" /> }}
        />
      )}
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
        {t("credits.cancelPlan")}
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
