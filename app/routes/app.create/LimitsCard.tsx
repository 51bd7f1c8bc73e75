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
                Limits
              </Text>
              <Text as="p" tone="subdued">
                {limitsLine(texts, noun, dailyLimitCredits)}
              </Text>
            </BlockStack>
            <Button
              disclosure={isOpen ? "up" : "down"}
              ariaControls={id}
              ariaExpanded={isOpen}
              accessibilityLabel={isOpen ? "Hide limits" : "Change limits"}
              onClick={onToggle}
            >
              {isOpen ? "Hide" : "Change"}
            </Button>
          </InlineStack>
          <Collapsible id={id} open={isOpen} transition={false}>
            <BlockStack gap="400">
              <BlockStack gap="200">
                <Checkbox
                  label="Make a few first"
                  helpText="A sample from all collections and kinds. The rest waits until you have looked at it."
                  checked={pilot !== null}
                  onChange={(checked) => onChange({ pilot: checked ? String(PILOT_ITEMS.usual) : null })}
                  disabled={isFixed}
                />
                {pilot !== null && (
                  <div className="ps-short-field">
                    <TextField
                      {...field}
                      label={noun === "video" ? "Videos to begin with" : "Pictures to begin with"}
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
                  label="Budget"
                  suffix="credits"
                  value={budget}
                  onChange={(value) => onChange({ budget: value })}
                  error={errors.budget ?? false}
                  helpText="This order never uses more. Empty: no budget."
                />
                <TextField
                  {...field}
                  label="Pause when more fail than"
                  suffix="%"
                  value={failPercent}
                  onChange={(value) => onChange({ failPercent: value })}
                  error={errors.failPercent ?? false}
                  helpText={`Of the ${noun}s that have ended, from five on. Empty: it goes on.`}
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
  const set = [
    pilot !== null && `${pilot} ${noun}${pilot.trim() === "1" ? "" : "s"} first`,
    budget !== "" && `budget ${budget} credits`,
    failPercent !== "" && `pause at ${failPercent}% failed`,
    dailyLimitCredits !== null && `at most ${dailyLimitCredits.toLocaleString("en")} credits a day`,
  ].filter((part) => part !== false);
  if (set.length === 0) return "None: everything is made in one go.";
  const line = set.join(", ");
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}
