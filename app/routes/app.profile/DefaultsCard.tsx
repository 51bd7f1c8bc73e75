import { BlockStack, Card, ChoiceList, Select, Text, TextField } from "@shopify/polaris";
import { PLATFORM_WORDS } from "#app/components/platform-words.ts";
import { PLATFORM_IDS, type PlatformId } from "#app/domain/generation/schemas.ts";
import { altTemplate, altText } from "#app/platform/alt-texts.ts";
import { fileNameOf, fileNameTemplate } from "#app/platform/file-names.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ProfileView } from "./presenter.server.ts";
import type { CardProps } from "./use-profile-form.ts";

/** An invented result, for the previews. */
const example = () => ({
  productTitle: t("profile.exampleTitle"),
  sku: "MUG-RED",
  use: "white",
  recipe: { name: "white" },
  optionValue: t("profile.exampleOption"),
  extension: "jpg",
  id: "00000000-0000-7000-8000-00a1b2c3d4e5",
});
const EXAMPLE_DAY = "2026-12-01T00:00:00.000Z";

/** With what orders begin, and how results are named and described. */
export function DefaultsCard({ view, form, errors, onChange }: CardProps<ProfileView>) {
  const { styles, isStyleGone } = view;
  const isKnown = form.styleId === "" || styles.some(({ styleId }) => styleId === form.styleId);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("profile.defaults")}
        </Text>
        <div className="ps-choices ps-choices--wide">
          <Select
            label={t("profile.style")}
            options={[
              { value: "", label: t("profile.white") },
              ...(isKnown ? [] : [{ value: form.styleId, label: t("profile.styleGone"), disabled: true }]),
              ...styles.map(({ styleId, name }) => ({ value: styleId, label: name })),
            ]}
            value={form.styleId}
            onChange={(styleId) => onChange({ styleId })}
            error={errors.styleId ?? false}
            helpText={isStyleGone && !isKnown ? t("profile.styleGoneHelp") : t("profile.styleHelp")}
          />
          <TextField
            label={t("profile.dailyLimit")}
            suffix={t("profile.credits")}
            value={form.dailyLimit}
            onChange={(dailyLimit) => onChange({ dailyLimit })}
            autoComplete="off"
            inputMode="numeric"
            maxLength={20}
            error={errors.dailyLimit ?? false}
            helpText={t("profile.dailyLimitHelp")}
          />
        </div>
        <div className="ps-columns">
          <ChoiceList
            allowMultiple
            title={t("profile.places")}
            choices={PLATFORM_IDS.map((id) => ({ value: id, label: PLATFORM_WORDS[id] }))}
            selected={[...form.platforms]}
            onChange={(platforms) => onChange({ platforms: inOrder(platforms) })}
          />
        </div>
        <Text as="p" variant="bodySm" tone="subdued">
          {t("profile.placesHelp")}
        </Text>
        <TextField
          label={t("profile.fileNames")}
          value={form.fileNames}
          onChange={(fileNames) => onChange({ fileNames })}
          autoComplete="off"
          maxLength={100}
          error={errors.fileNames ?? false}
          helpText={t("profile.fileNamesHelp")}
        />
        <Preview text={fileNameExample(form.fileNames)} />
        <TextField
          label={t("profile.altTexts")}
          value={form.altTexts}
          onChange={(altTexts) => onChange({ altTexts })}
          autoComplete="off"
          maxLength={200}
          error={errors.altTexts ?? false}
          helpText={t("profile.altTextsHelp")}
        />
        <Preview text={altTextExample(form.altTexts)} />
      </BlockStack>
    </Card>
  );
}

const inOrder = (chosen: readonly string[]): PlatformId[] => PLATFORM_IDS.filter((id) => chosen.includes(id));

function fileNameExample(template: string): string | null {
  const judged = fileNameTemplate.safeParse(template.trim());
  return judged.success ? fileNameOf(judged.data, { ...example(), madeAt: new Date(EXAMPLE_DAY) }) : null;
}

function altTextExample(template: string): string | null {
  const judged = altTemplate.safeParse(template.trim());
  return judged.success ? altText(example(), judged.data) : null;
}

/** What a template makes; its line stays while the template is none. */
function Preview({ text }: { readonly text: string | null }) {
  return (
    <output className="ps-preview-line">
      <Text as="span" tone="subdued">
        {`${t("profile.forExample")} `}
      </Text>
      <span className="ps-break">{text ?? "–"}</span>
    </output>
  );
}
