import { BlockStack, Button, ChoiceList, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { wholeNumber } from "#app/components/whole-number.ts";
import { useState } from "react";
import { counted } from "#app/components/format.ts";
import type { Lacking, Selection } from "#app/domain/catalog/schemas.ts";
import { PLATFORMS } from "#app/domain/generation/platforms.ts";
import { PLATFORM_IDS, type PlatformId } from "#app/domain/generation/schemas.ts";
import { usePicker } from "#app/components/use-picker.ts";

type LackingSelection = Extract<Selection, { lacking: unknown }>;

const MINIMUMS = PLATFORM_IDS.flatMap((id) => {
  const { minPx, name } = PLATFORMS[id];
  return minPx ? [{ id, name, px: minPx.px }] : [];
});
const COUNTS = { min: 2, max: 20 };

/** Products that lack something, optionally within collections; the worst come first. */
export function LackingForm({
  chosen,
  onChoose,
}: {
  readonly chosen: LackingSelection | null;
  readonly onChoose: (selection: LackingSelection) => void;
}) {
  const pick = usePicker();
  const before = chosen?.lacking;
  const [kind, setKind] = useState<Lacking["kind"]>(before?.kind ?? "fewer-pictures-than");
  const [fewerThan, setFewerThan] = useState(
    before?.kind === "fewer-pictures-than" ? String(before.count) : "2",
  );
  const [platform, setPlatform] = useState<PlatformId | undefined>(
    () =>
      (before?.kind === "main-picture-below" ? MINIMUMS.find(({ px }) => px === before.px) : MINIMUMS[0])?.id,
  );
  const [within, setWithin] = useState<readonly string[]>(chosen?.within?.collectionGids ?? []);
  const typed = wholeNumber(fewerThan, { ...COUNTS, empty: "Say how many, for example 3." });
  const minimum = MINIMUMS.find(({ id }) => id === platform);

  const choose = () => {
    const lacking = lackingOf(kind, typed.ok ? typed.value : null, minimum?.px);
    if (lacking) onChoose({ lacking, ...(within.length > 0 && { within: { collectionGids: [...within] } }) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <BlockStack gap="300">
        <ChoiceList
          title="Products that lack"
          selected={[kind]}
          onChange={([chosenKind]) => setKind((chosenKind ?? kind) as Lacking["kind"])}
          choices={[
            {
              label: "Any picture",
              value: "no-picture",
              helpText: "Nothing can be made without a photo; the summary names them.",
            },
            {
              label: "Enough pictures",
              value: "fewer-pictures-than",
              renderChildren: (isSelected) =>
                isSelected && (
                  <div className="ps-short-field">
                    <TextField
                      label="Fewer pictures than"
                      value={fewerThan}
                      onChange={setFewerThan}
                      inputMode="numeric"
                      autoComplete="off"
                      error={!typed.ok && typed.message}
                    />
                  </div>
                ),
            },
            {
              label: "A main picture that is large enough",
              value: "main-picture-below",
              renderChildren: (isSelected) =>
                isSelected && (
                  <Select
                    label="Smaller than the minimum of"
                    options={MINIMUMS.map(({ id, name, px }) => ({
                      value: id,
                      label: `${name}: ${px} pixels`,
                    }))}
                    value={platform ?? ""}
                    onChange={(id) => setPlatform(id as PlatformId)}
                    helpText="Measured on the longest side. Photos under 500 pixels can't be used as sources."
                  />
                ),
            },
            { label: "A square main picture", value: "main-picture-not-square" },
          ]}
        />
        <InlineStack gap="200" blockAlign="center">
          <Button
            onClick={() => void pick("collection", within).then((gids) => gids && setWithin(gids))}
            variant="plain"
          >
            {within.length === 0
              ? "Only within collections…"
              : `Within ${counted(within.length, "collection")}`}
          </Button>
          {within.length > 0 && (
            <Button variant="plain" onClick={() => setWithin([])}>
              In the whole shop
            </Button>
          )}
        </InlineStack>
        <InlineStack gap="300" blockAlign="center">
          <Button submit>Find products</Button>
          <Text as="span" tone="subdued">
            Those that lack most come first.
          </Text>
        </InlineStack>
      </BlockStack>
    </form>
  );
}

function lackingOf(kind: Lacking["kind"], count: number | null, px: number | undefined): Lacking | null {
  switch (kind) {
    case "fewer-pictures-than":
      return count === null ? null : { kind, count };
    case "main-picture-below":
      return px === undefined ? null : { kind, px };
    default:
      return { kind };
  }
}
