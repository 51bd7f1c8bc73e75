import { BlockStack, Button, ButtonGroup, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { counted } from "#app/components/format.ts";
import type { Cause } from "#app/domain/review/schemas.ts";

/** Words of a cause, on its button and as the reason that is kept. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  distorted: "Distorted",
  "wrong-colour": "Wrong colour",
  ugly: "Ugly",
  other: "Other…",
};
/** The causes that are a reason by themselves, by their keys. */
export const CAUSE_KEYS = ["distorted", "wrong-colour", "ugly"] as const satisfies readonly Cause[];

/** Why a rejection, or why a note doesn't matter: one key or click, or words. The keyboard goes here and back. */
export function AskWhy({
  about,
  meantCount,
  inWords,
  onCause,
  onWords,
  onCancel,
}: {
  readonly about: "reject" | "override";
  readonly meantCount: number;
  /** Words are asked for: the field is open. */
  readonly inWords: boolean;
  readonly onCause: (cause: Cause) => void;
  readonly onWords: (words: string) => void;
  readonly onCancel: () => void;
}) {
  const place = useRef<HTMLFieldSetElement>(null);
  const [words, setWords] = useState("");
  useEffect(() => {
    place.current?.querySelector<HTMLElement>(inWords ? "input" : "button")?.focus();
  }, [inWords]);
  const results = meantCount === 1 ? "this result" : counted(meantCount, "result");
  return (
    <fieldset
      ref={place}
      className="ps-fieldset ps-review__bar"
      aria-label={about === "reject" ? "Why do you reject it?" : "Why is it fine?"}
    >
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {about === "reject"
            ? `Why do you reject ${results}?`
            : `Why ${meantCount === 1 ? "is" : "are"} ${results} fine in spite of the note?`}
        </Text>
        {about === "reject" && !inWords ? (
          <ButtonGroup>
            {([...CAUSE_KEYS, "other"] as const).map((cause, index) => (
              <Button
                key={cause}
                accessibilityLabel={`${CAUSE_WORDS[cause]} (key ${index + 1})`}
                onClick={() => onCause(cause)}
              >
                {CAUSE_WORDS[cause]}
              </Button>
            ))}
            <Button variant="plain" onClick={onCancel} accessibilityLabel="Cancel (key Escape)">
              Cancel
            </Button>
          </ButtonGroup>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (words.trim() !== "") onWords(words.trim());
            }}
          >
            <InlineStack gap="200" blockAlign="end">
              <div className="ps-row__text">
                <TextField
                  label="In your words"
                  value={words}
                  onChange={setWords}
                  maxLength={2000}
                  autoComplete="off"
                />
              </div>
              <Button submit disabled={words.trim() === ""}>
                Save
              </Button>
              <Button variant="plain" onClick={onCancel} accessibilityLabel="Cancel (key Escape)">
                Cancel
              </Button>
            </InlineStack>
          </form>
        )}
      </BlockStack>
    </fieldset>
  );
}
