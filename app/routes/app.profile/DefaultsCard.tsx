import { BlockStack, Card, ChoiceList, Select, Text, TextField } from "@shopify/polaris";
import { PLATFORM_WORDS } from "#app/components/platform-words.ts";
import { PLATFORM_IDS, type PlatformId } from "#app/domain/generation/schemas.ts";
import { altTemplate, altText } from "#app/platform/alt-texts.ts";
import { fileNameOf, fileNameTemplate } from "#app/platform/file-names.ts";
import type { ProfileView } from "./presenter.server.ts";
import type { CardProps } from "./use-profile-form.ts";

/** An invented result, for the previews. */
const EXAMPLE = {
  productTitle: "Stoneware mug",
  sku: "MUG-RED",
  use: "white",
  recipe: { name: "white" },
  optionValue: "Red",
  extension: "jpg",
  id: "00000000-0000-7000-8000-00a1b2c3d4e5",
} as const;
const EXAMPLE_DAY = "2026-12-01T00:00:00.000Z";

/** With what orders begin, and how results are named and described. */
export function DefaultsCard({ view, form, errors, onChange }: CardProps<ProfileView>) {
  const { styles, isStyleGone } = view;
  const isKnown = form.styleId === "" || styles.some(({ styleId }) => styleId === form.styleId);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Defaults
        </Text>
        <div className="ps-choices">
          <Select
            label="Style that Create begins with"
            options={[
              { value: "", label: "White background" },
              ...(isKnown ? [] : [{ value: form.styleId, label: "A deleted style", disabled: true }]),
              ...styles.map(({ styleId, name }) => ({ value: styleId, label: name })),
            ]}
            value={form.styleId}
            onChange={(styleId) => onChange({ styleId })}
            error={errors.styleId ?? false}
            helpText={
              isStyleGone && !isKnown
                ? "The style that you had chosen was deleted. Create begins with white until you choose another."
                : "Each order can use another one."
            }
          />
          <TextField
            label="Daily limit of the shop"
            suffix="credits"
            value={form.dailyLimit}
            onChange={(dailyLimit) => onChange({ dailyLimit })}
            autoComplete="off"
            inputMode="numeric"
            maxLength={20}
            error={errors.dailyLimit ?? false}
            helpText="Most credits that all orders together may use or hold in any 24 hours. Empty: no limit."
          />
        </div>
        <div className="ps-columns">
          <ChoiceList
            allowMultiple
            title="Places that results on white are meant for"
            choices={PLATFORM_IDS.map((id) => ({ value: id, label: PLATFORM_WORDS[id] }))}
            selected={[...form.platforms]}
            onChange={(platforms) => onChange({ platforms: inOrder(platforms) })}
          />
        </div>
        <Text as="p" variant="bodySm" tone="subdued">
          A saved style brings its own places. Results are always checked for your shop too.
        </Text>
        <TextField
          label="File names"
          value={form.fileNames}
          onChange={(fileNames) => onChange({ fileNames })}
          autoComplete="off"
          maxLength={100}
          error={errors.fileNames ?? false}
          helpText="{sku}, {use}, {yyyymmdd}, {product}, {option} and {n} are filled in for each result. Results that are already made keep their names."
        />
        <Preview label="For example" text={fileNameExample(form.fileNames)} />
        <TextField
          label="Alt texts"
          value={form.altTexts}
          onChange={(altTexts) => onChange({ altTexts })}
          autoComplete="off"
          maxLength={200}
          error={errors.altTexts ?? false}
          helpText="{title}, {option} and {recipe} are filled in when a publication is planned; there you can change each text."
        />
        <Preview label="For example" text={altTextExample(form.altTexts)} />
      </BlockStack>
    </Card>
  );
}

const inOrder = (chosen: readonly string[]): PlatformId[] => PLATFORM_IDS.filter((id) => chosen.includes(id));

function fileNameExample(template: string): string | null {
  const judged = fileNameTemplate.safeParse(template.trim());
  return judged.success ? fileNameOf(judged.data, { ...EXAMPLE, madeAt: new Date(EXAMPLE_DAY) }) : null;
}

function altTextExample(template: string): string | null {
  const judged = altTemplate.safeParse(template.trim());
  return judged.success ? altText(EXAMPLE, judged.data) : null;
}

/** What a template makes; its line stays while the template is none. */
function Preview({ label, text }: { readonly label: string; readonly text: string | null }) {
  return (
    <output className="ps-preview-line">
      <Text as="span" tone="subdued">{`${label}: `}</Text>
      <span className="ps-break">{text ?? "–"}</span>
    </output>
  );
}
