import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  Collapsible,
  Divider,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { type RefObject, useId } from "react";
import type { ItemNoun } from "#app/components/item-noun.ts";
import { PILOT_ITEMS } from "#app/domain/generation/schemas.ts";
import { enumerated, language, t } from "#app/platform/i18n/translate.ts";
import type { LimitTexts } from "./create-settings.ts";
import { DailyLimit } from "./DailyLimit.tsx";
import type { LimitErrors } from "./limits.ts";

/** How far an order may go without the merchant: pilot, budget, share of failures, the shop's daily limit. */
export function LimitsCard({
  texts,
  noun,
  errors,
  dailyLimitCredits,
  isOpen,
  onToggle,
  onChange,
  isFixed,
  place,
}: {
  readonly texts: LimitTexts;
  readonly noun: ItemNoun;
  readonly errors: LimitErrors;
  readonly dailyLimitCredits: number | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (change: Partial<LimitTexts>) => void;
  readonly isFixed: boolean;
  /** Where the keyboard goes when a number is wrong. */
  readonly place: RefObject<HTMLDivElement>;
}) {
  const id = useId();
  const { pilot, budget, failPercent } = texts;
  const field = { autoComplete: "off", inputMode: "numeric", maxLength: 20, disabled: isFixed } as const;
  return (
    <Card>
      <div ref={place}>
        <BlockStack gap="400">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                {t("create.limits")}
              </Text>
              <Text as="p" tone="subdued">
                {Object.keys(errors).length > 0
                  ? t("create.limit.wrong")
                  : limitsLine(texts, noun, dailyLimitCredits)}
              </Text>
            </BlockStack>
            <Button
              disclosure={isOpen ? "up" : "down"}
              ariaControls={id}
              ariaExpanded={isOpen}
              accessibilityLabel={t(isOpen ? "create.hideLimits" : "create.changeLimits")}
              onClick={onToggle}
            >
              {t(isOpen ? "create.hide" : "create.change")}
            </Button>
          </InlineStack>
          <Collapsible id={id} open={isOpen} transition={false}>
            <BlockStack gap="400">
              <BlockStack gap="200">
                <Checkbox
                  label={t("create.pilot")}
                  helpText={t("create.pilotHelp")}
                  checked={pilot !== null}
                  onChange={(checked) => onChange({ pilot: checked ? String(PILOT_ITEMS.usual) : null })}
                  disabled={isFixed}
                />
                {pilot !== null && (
                  <div className="ps-short-field">
                    <TextField
                      {...field}
                      label={t(`create.pilotCount.${noun}`)}
                      value={pilot}
                      onChange={(value) => onChange({ pilot: value })}
                      error={errors.pilot ?? false}
                    />
                  </div>
                )}
              </BlockStack>
              <div className="ps-choices">
                <TextField
                  {...field}
                  label={t("create.budget")}
                  suffix={t("create.creditsUnit")}
                  value={budget}
                  onChange={(value) => onChange({ budget: value })}
                  error={errors.budget ?? false}
                  helpText={t("create.budgetHelp")}
                />
                <TextField
                  {...field}
                  label={t("create.failPercent")}
                  suffix="%"
                  value={failPercent}
                  onChange={(value) => onChange({ failPercent: value })}
                  error={errors.failPercent ?? false}
                  helpText={t(`create.failPercentHelp.${noun}`)}
                />
              </div>
              <Divider />
              <DailyLimit credits={dailyLimitCredits} />
            </BlockStack>
          </Collapsible>
        </BlockStack>
      </div>
    </Card>
  );
}

function limitsLine(
  { pilot, budget, failPercent }: LimitTexts,
  noun: ItemNoun,
  dailyLimitCredits: number | null,
): string {
  const set = enumerated([
    pilot !== null && t(`create.limit.pilot.${noun}`, { count: pilot.trim() === "1" ? 1 : 2, typed: pilot }),
    budget !== "" && t("create.limit.budget", { typed: budget }),
    failPercent !== "" && t("create.limit.failPercent", { typed: failPercent }),
    dailyLimitCredits !== null && t("create.limit.day", { count: dailyLimitCredits }),
  ]);
  if (set === "") return t("create.limit.none");
  return t("create.limit.all", { limits: set.charAt(0).toLocaleUpperCase(language()) + set.slice(1) });
}
