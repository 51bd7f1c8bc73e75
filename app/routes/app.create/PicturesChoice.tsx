import { BlockStack, ChoiceList, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { PictureChoice } from "#app/domain/catalog/schemas.ts";
import { MAX_MORE_SOURCES } from "#app/domain/generation/schemas.ts";

const USUAL_OPTION = "Color";

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
  const first = known?.[0] ?? USUAL_OPTION;
  const chosenName = pictures.kind === "per-option" ? pictures.optionName : first;
  return (
    <BlockStack gap="300">
      <ChoiceList
        title="Pictures of each product"
        selected={[pictures.kind]}
        onChange={([kind]) => {
          if (kind === "per-option") onChange({ kind, optionName: chosenName });
          else if (kind === "main" || kind === "all") onChange({ kind });
        }}
        choices={[
          { label: "Main picture", value: "main" },
          {
            label: "All pictures",
            value: "all",
            ...(noun === "video" && {
              helpText: `One video a product, which shows up to ${MAX_MORE_SOURCES + 1} of them one after the other.`,
            }),
          },
          {
            label: "One for each value of an option",
            value: "per-option",
            helpText: "For example one for each colour, from the pictures of the product's variants.",
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
        label="Option"
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
        label="Option"
        value={typed}
        onChange={setTyped}
        onBlur={use}
        autoComplete="off"
        maxLength={255}
        error={typed.trim() === "" && "Name the option as your products do, for example Color."}
      />
    </form>
  );
}
