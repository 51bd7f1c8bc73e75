import { BlockStack, Button, Card, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { MixedCheckbox } from "#app/components/MixedCheckbox.tsx";
import { PLAN_PLACEMENTS, type PlanPlacement } from "#app/domain/publishing/schemas.ts";
import { MAX_ALT_LENGTH, altTemplate, altTemplateProblem } from "#app/platform/alt-texts.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { PublicationAction } from "./actions.server.ts";
import type { PublicationView } from "./presenter.server.ts";
import { PLAN_PLACE_WORDS } from "./publication-sentences.ts";

const MIXED = "mixed";

/** What all results that a page shows have in common; null when they differ. */
function common<Value>(values: readonly Value[]): Value | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

/** Choices for all results of a plan at once; each is made when it is chosen. */
export function ChoicesCard({
  plan,
  isSending,
  sending,
  onSend,
}: {
  readonly plan: PublicationView;
  readonly isSending: boolean;
  readonly sending: PublicationAction | null;
  readonly onSend: (action: PublicationAction) => void;
}) {
  // What was just chosen is shown before its answer comes.
  const chosen = sending?.intent === "change-all" ? sending : null;
  const lines = plan.products.flatMap((product) => product.lines);
  const placement = common(lines.map((line) => line.placement));
  const place = chosen?.placement ?? (placement === "replace" ? "replace-source" : (placement ?? MIXED));
  const assignable = lines.filter(({ optionValue }) => optionValue !== null);
  const [template, setTemplate] = useState(plan.altTemplate);
  const judged = altTemplate.safeParse(template);
  const setAltTemplate = () => {
    if (judged.success) onSend({ intent: "change-all", altTemplate: judged.data });
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("publications.forAll", { count: plan.resultCount })}
        </Text>
        <div className="ps-short-field">
          <Select
            label={t("publications.place")}
            options={[
              ...(place === MIXED
                ? [{ value: MIXED, label: t("publications.placesDiffer"), disabled: true }]
                : []),
              ...PLAN_PLACEMENTS.map((value) => ({ value, label: PLAN_PLACE_WORDS[value] })),
            ]}
            value={place}
            disabled={isSending}
            onChange={(value) => onSend({ intent: "change-all", placement: value as PlanPlacement })}
            helpText={place === "replace-source" && t("publications.photosTakenOff")}
          />
        </div>
        {assignable.length > 0 && (
          <MixedCheckbox
            label={t("publications.toTheirVariants")}
            checked={
              chosen?.toVariants ?? common(assignable.map(({ toVariants }) => toVariants)) ?? "indeterminate"
            }
            disabled={isSending}
            onChange={(toVariants) => onSend({ intent: "change-all", toVariants })}
            helpText={t("publications.variantsRemembered")}
          />
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setAltTemplate();
          }}
        >
          <TextField
            label={t("publications.altText")}
            value={template}
            onChange={setTemplate}
            autoComplete="off"
            maxLength={200}
            error={!judged.success && altTemplateProblem()}
            helpText={t("publications.altTextsFilledIn", { most: MAX_ALT_LENGTH })}
            connectedRight={
              <Button submit disabled={!judged.success} loading={isSending}>
                {t("publications.useForAll")}
              </Button>
            }
          />
        </form>
      </BlockStack>
    </Card>
  );
}
