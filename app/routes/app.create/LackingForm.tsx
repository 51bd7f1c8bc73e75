import { BlockStack, Button, ChoiceList, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { wholeNumber } from "#app/components/whole-number.ts";
import { useState } from "react";
import { PLATFORM_WORDS } from "#app/components/platform-words.ts";
import type { Lacking, Selection } from "#app/domain/catalog/schemas.ts";
import { PLATFORMS } from "#app/domain/generation/platforms.ts";
import { MIN_SOURCE_LONGEST_SIDE_PX, PLATFORM_IDS, type PlatformId } from "#app/domain/generation/schemas.ts";
import { usePicker } from "#app/components/use-picker.ts";
import { t } from "#app/platform/i18n/translate.ts";

type LackingSelection = Extract<Selection, { lacking: unknown }>;

const MINIMUMS = PLATFORM_IDS.flatMap((id) => {
  const { minPx } = PLATFORMS[id];
  return minPx ? [{ id, px: minPx.px }] : [];
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
  const typed = wholeNumber(fewerThan, { ...COUNTS, empty: t("create.sayHowMany", { number: 3 }) });
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
          title={t("create.lack.title")}
          selected={[kind]}
          onChange={([chosenKind]) => setKind((chosenKind ?? kind) as Lacking["kind"])}
          choices={[
            {
              label: t("create.lack.any"),
              value: "no-picture",
              helpText: t("create.lack.anyHelp"),
            },
            {
              label: t("create.lack.enough"),
              value: "fewer-pictures-than",
              renderChildren: (isSelected) =>
                isSelected && (
                  <div className="ps-short-field">
                    <TextField
                      label={t("create.lack.fewerThan")}
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
              label: t("create.lack.large"),
              value: "main-picture-below",
              renderChildren: (isSelected) =>
                isSelected && (
                  <Select
                    label={t("create.lack.smallerThan")}
                    options={MINIMUMS.map(({ id, px }) => ({
                      value: id,
                      label: t("create.lack.minimum", { place: PLATFORM_WORDS[id], px }),
                    }))}
                    value={platform ?? ""}
                    onChange={(id) => setPlatform(id as PlatformId)}
                    helpText={t("create.lack.largeHelp", { minPx: MIN_SOURCE_LONGEST_SIDE_PX })}
                  />
                ),
            },
            { label: t("create.lack.square"), value: "main-picture-not-square" },
          ]}
        />
        <InlineStack gap="200" blockAlign="center">
          <Button
            onClick={() => void pick("collection", within).then((gids) => gids && setWithin(gids))}
            variant="plain"
          >
            {within.length === 0
              ? t("create.lack.onlyWithin")
              : t("create.lack.within", { count: within.length })}
          </Button>
          {within.length > 0 && (
            <Button variant="plain" onClick={() => setWithin([])}>
              {t("create.lack.wholeShop")}
            </Button>
          )}
        </InlineStack>
        <InlineStack gap="300" blockAlign="center">
          <Button submit>{t("create.lack.find")}</Button>
          <Text as="span" tone="subdued">
            {t("create.lack.worstFirst")}
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
