import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Problem } from "#app/components/keep-page.ts";
import { MAX_PLANNED_NAME_LENGTH, type PlacementName } from "#app/domain/publishing/schemas.ts";
import { MAX_ALT_LENGTH } from "#app/platform/alt-texts.ts";
import { isSafeFileName } from "#app/platform/file-names.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { PublicationAction } from "./actions.server.ts";
import type { LineView, ProductView } from "./presenter.server.ts";
import {
  type LineEdits,
  type LineForm,
  changeOf,
  edited,
  endingOf,
  formOf,
  isReplacing,
  replacing,
  typedName,
} from "./line-edits.ts";
import { PLACE_WORDS } from "./publication-sentences.ts";

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
  const [edits, setEdits] = useState<LineEdits>({});
  const form: LineForm = { ...formOf(line), ...edits };
  const edit =
    <Name extends keyof LineForm>(name: Name) =>
    (value: LineForm[Name]) =>
      setEdits((before) => edited(before, line, name, value));
  const ending = endingOf(line.fileName);
  const isNameGood = isSafeFileName(typedName(line, form));
  const refused = saving.state === "idle" && saving.data && !saving.data.ok ? saving.data : null;
  const problem = refused && (refused.lostAt === undefined ? refused.message : t("publications.saveUnheard"));
  const isSaved = saving.state === "idle" && saving.data === null;
  useEffect(() => {
    if (isSaved) onClose();
  }, [isSaved, onClose]);

  const save = () => {
    const change = changeOf(line, edits);
    if (change === null) return onClose();
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
          label={t("publications.place")}
          options={[
            ...PLAIN_PLACES.map((value) => ({ value, label: PLACE_WORDS[value] })),
            ...replaceable.map(({ mediaGid, label }) => ({ value: replacing(mediaGid), label })),
          ]}
          value={form.place}
          onChange={edit("place")}
          helpText={isReplacing(form.place) && t("publications.pictureTakenOff")}
        />
        {line.optionValue !== null && (
          <Checkbox
            label={t("publications.toVariants", { option: line.optionValue })}
            checked={form.toVariants}
            onChange={edit("toVariants")}
          />
        )}
        <TextField
          label={t("publications.altText")}
          value={form.altText}
          onChange={edit("altText")}
          autoComplete="off"
          multiline={2}
          maxLength={MAX_ALT_LENGTH}
          showCharacterCount
        />
        <TextField
          label={t("publications.fileName")}
          value={form.stem}
          onChange={edit("stem")}
          suffix={ending}
          autoComplete="off"
          maxLength={MAX_PLANNED_NAME_LENGTH - ending.length}
          error={!isNameGood && t("publications.fileNameProblem")}
          helpText={t("publications.fileNameMark")}
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
            {t("publications.save")}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t("publications.close")}
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
