import { BlockStack, ChoiceList, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { PictureChoice } from "#app/domain/catalog/schemas.ts";
import { MAX_MORE_SOURCES } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** Which pictures of each product become sources. */
export function PicturesChoice({
  pictures,
  noun,
  optionNames,
  onChange,
}: {
  readonly pictures: PictureChoice;
  readonly noun: ItemNoun;
  /** What the chosen products' variants differ in; null while it isn't known. */
  readonly optionNames: readonly string[] | null;
  readonly onChange: (pictures: PictureChoice) => void;
}) {
  const [known, setKnown] = useState(optionNames);
  if (optionNames !== null && optionNames !== known) setKnown(optionNames);
  const first = known?.[0] ?? t("create.usualOption");
  const chosenName = pictures.kind === "per-option" ? pictures.optionName : first;
  return (
    <BlockStack gap="300">
      <ChoiceList
        title={t("create.picturesOfEach")}
        selected={[pictures.kind]}
        onChange={([kind]) => {
          if (kind === "per-option") onChange({ kind, optionName: chosenName });
          else if (kind === "main" || kind === "all") onChange({ kind });
        }}
        choices={[
          { label: t("create.mainPicture"), value: "main" },
          {
            label: t("create.allPictures"),
            value: "all",
            ...(noun === "video" && {
              helpText: t("create.allPicturesHelp", { number: MAX_MORE_SOURCES + 1 }),
            }),
          },
          {
            label: t("create.perOption"),
            value: "per-option",
            helpText: t("create.perOptionHelp"),
            renderChildren: (isSelected) =>
              isSelected && (
                <OptionName
                  name={chosenName}
                  known={known ?? []}
                  onChange={(optionName) => onChange({ kind: "per-option", optionName })}
                />
              ),
          },
        ]}
      />
    </BlockStack>
  );
}

function OptionName({
  name,
  known,
  onChange,
}: {
  readonly name: string;
  readonly known: readonly string[];
  readonly onChange: (name: string) => void;
}) {
  const [typed, setTyped] = useState(name);
  if (known.length > 0) {
    const isKnown = known.some((one) => one.toLowerCase() === name.toLowerCase());
    return (
      <Select
        label={t("create.option")}
        options={(isKnown ? known : [name, ...known]).map((one) => ({ label: one, value: one }))}
        value={known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name}
        onChange={onChange}
      />
    );
  }
  const use = () => {
    const wanted = typed.trim();
    if (wanted !== "" && wanted !== name) onChange(wanted);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <TextField
        label={t("create.option")}
        value={typed}
        onChange={setTyped}
        onBlur={use}
        autoComplete="off"
        maxLength={255}
        error={typed.trim() === "" && t("create.nameOption", { example: t("create.usualOption") })}
      />
    </form>
  );
}
