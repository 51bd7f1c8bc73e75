import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Problem } from "#app/components/keep-page.ts";
import { MAX_PLANNED_NAME_LENGTH, type PlacementName } from "#app/domain/publishing/schemas.ts";
import { MAX_ALT_LENGTH } from "#app/platform/alt-texts.ts";
import { isSafeFileName } from "#app/platform/file-names.ts";
import type { PublicationAction } from "./actions.server.ts";
import type { LineView, ProductView } from "./presenter.server.ts";
import { PLACE_WORDS } from "./publication-sentences.ts";

const REPLACES = "replace ";
const PLAIN_PLACES = ["append", "first", "after-main"] as const satisfies PlacementName[];

/** Changes one result of a plan: its place, its variants, its alternative text and its file's name. */
export function LineEditor({
  line,
  replaceable,
  onClose,
}: {
  readonly line: LineView;
  readonly replaceable: ProductView["replaceable"];
  readonly onClose: () => void;
}) {
  const saving = useFetcher<Problem | null>();
  const [place, setPlace] = useState<string>(
    line.replacesGid === null ? line.placement : `${REPLACES}${line.replacesGid}`,
  );
  const [toVariants, setToVariants] = useState(line.toVariants);
  const [altText, setAltText] = useState(line.altText);
  const dot = line.fileName.lastIndexOf(".");
  const ending = line.fileName.slice(dot);
  const [stem, setStem] = useState(line.fileName.slice(0, dot));
  const fileName = `${stem.trim()}${ending}`;
  const isNameGood = isSafeFileName(fileName);
  const problem = saving.state === "idle" && saving.data && !saving.data.ok ? saving.data.message : null;
  const isSaved = saving.state === "idle" && saving.data === null;
  useEffect(() => {
    if (isSaved) onClose();
  }, [isSaved, onClose]);

  const save = () => {
    const isReplacing = place.startsWith(REPLACES);
    const change = {
      assetId: line.assetId,
      ...(isReplacing
        ? { placement: "replace" as const, replacesGid: place.slice(REPLACES.length) }
        : { placement: place as PlacementName }),
      toVariants,
      altText,
      ...(fileName !== line.fileName && { fileName }),
    };
    const action: PublicationAction = { intent: "change", lines: [change] };
    saving.submit(action as Parameters<typeof saving.submit>[0], {
      method: "post",
      encType: "application/json",
    });
  };

  return (
    <form
      className="ps-short-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNameGood && saving.state === "idle") save();
      }}
    >
      <BlockStack gap="300">
        <Select
          label="Place"
          options={[
            ...PLAIN_PLACES.map((value) => ({ value, label: PLACE_WORDS[value] })),
            ...replaceable.map(({ mediaGid, label }) => ({ value: `${REPLACES}${mediaGid}`, label })),
          ]}
          value={place}
          onChange={setPlace}
          helpText={
            place.startsWith(REPLACES) &&
            "The picture is taken off the product. It is kept, and undoing puts it back."
          }
        />
        {line.optionValue !== null && (
          <Checkbox
            label={`Show it on the variants of ${line.optionValue}`}
            checked={toVariants}
            onChange={setToVariants}
          />
        )}
        <TextField
          label="Alt text"
          value={altText}
          onChange={setAltText}
          autoComplete="off"
          multiline={2}
          maxLength={MAX_ALT_LENGTH}
          showCharacterCount
        />
        <TextField
          label="File name"
          value={stem}
          onChange={setStem}
          suffix={ending}
          autoComplete="off"
          maxLength={MAX_PLANNED_NAME_LENGTH - ending.length}
          error={
            !isNameGood &&
            "A file name has letters of English, digits, dashes, underscores and single dots, and begins with a letter or a digit."
          }
          helpText="A short mark is put behind it, so that no two files have one name."
        />
        {problem !== null && (
          <div role="alert">
            <Text as="p" tone="critical">
              {problem}
            </Text>
          </div>
        )}
        <InlineStack gap="200">
          <Button submit variant="secondary" loading={saving.state !== "idle"} disabled={!isNameGood}>
            Save
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            Close
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
