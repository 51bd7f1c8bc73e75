import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { credits } from "#app/components/format.ts";
import { PERIOD_DAYS, type Plan, PLANS } from "#app/domain/billing/offers.ts";
import type { PlanChange, PlansView } from "#app/domain/billing/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { OfferTile } from "./OfferTile.tsx";
import { buttonWords, choiceButtonId, isTaken, noteAbove, reasonsOf } from "./plan-words.ts";
import type { Busy } from "./use-orders.ts";

/** The plans side by side, each with a button that says what it would do. */
export function PlansCard({
  plans,
  fittingId,
  busy,
  onChoose,
}: {
  readonly plans: PlansView;
  /** The offer that covers what the merchant misses. */
  readonly fittingId: string | null;
  readonly busy: Busy;
  readonly onChoose: (plan: Plan, change: PlanChange) => void;
}) {
  const reasons = reasonsOf(plans);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("credits.plans")}
          </Text>
          <Text as="p" tone="subdued">
            {t("credits.plansPaid", { count: PERIOD_DAYS })}
          </Text>
          <div aria-live="polite">
            {reasons.map(({ id, message, offerIds }) => (
              <p key={id} id={id}>
                <Text as="span" fontWeight="medium">
                  {t("credits.plansNamed", { plans: namesOf(offerIds) })}
                </Text>{" "}
                {message}
              </p>
            ))}
          </div>
        </BlockStack>
        <div className="ps-packs">
          {plans.offers.map((offer) => {
            const { offerId, change } = offer;
            const plan = PLANS.find((one) => one.offerId === offerId);
            if (!plan) return null;
            const isFitting = offerId === fittingId;
            return (
              <OfferTile
                key={offerId}
                offer={plan}
                name={plan.name}
                badge={badgeOf(plans, offerId, isFitting)}
                isFitting={isFitting}
                terms={{
                  price: t("credits.everyPeriod", { count: PERIOD_DAYS }),
                  credits: t("credits.creditsEach", { credits: credits(plan.credits) }),
                }}
              >
                {!isTaken(plans, offer) && (
                  <Choice
                    plan={plan}
                    change={change}
                    isFitting={isFitting}
                    busy={busy}
                    reasonId={reasons.find(({ offerIds }) => offerIds.includes(offerId))?.id}
                    onChoose={() => onChoose(plan, change)}
                  />
                )}
              </OfferTile>
            );
          })}
        </div>
      </BlockStack>
    </Card>
  );
}

const namesOf = (offerIds: readonly string[]): string =>
  PLANS.filter(({ offerId }) => offerIds.includes(offerId))
    .map(({ name }) => name)
    .join(", ");

function badgeOf({ current, scheduled }: PlansView, offerId: string, isFitting: boolean): string | null {
  if (isFitting) return t("credits.coversIt");
  if (offerId === current?.offerId) return t("credits.yourPlan");
  return offerId === scheduled?.offerId ? t("credits.next") : null;
}

function Choice({
  plan,
  change,
  isFitting,
  busy,
  reasonId,
  onChoose,
}: {
  readonly plan: Plan;
  readonly change: PlanChange;
  readonly isFitting: boolean;
  readonly busy: Busy;
  /** Of the sentence that says why it can't be chosen. */
  readonly reasonId: string | undefined;
  readonly onChoose: () => void;
}) {
  const isRefused = change.kind === "refused";
  const { label, spoken } = buttonWords(plan, change);
  const noteId = `note-${plan.offerId}`;
  return (
    <BlockStack gap="100">
      <div id={noteId}>
        <Text as="p" variant="bodySm" tone="subdued">
          {change.kind === "downgrade" && change.startsAt !== null ? (
            <Rich words="credits.fromDate" parts={{ date: <Moment iso={change.startsAt} show="date" /> }} />
          ) : (
            noteAbove(plan, change)
          )}
        </Text>
      </div>
      <Button
        id={choiceButtonId(plan.offerId)}
        fullWidth
        {...(isFitting && { variant: "primary" as const })}
        loading={busy === plan.offerId}
        disabled={isRefused || (busy !== null && busy !== plan.offerId)}
        onClick={onChoose}
        accessibilityLabel={spoken}
        ariaDescribedBy={reasonId ?? noteId}
      >
        {label}
      </Button>
    </BlockStack>
  );
}
