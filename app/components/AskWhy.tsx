import { BlockStack, Button, ButtonGroup, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { isBlank } from "#app/platform/schemas.ts";
import { counted } from "./format.ts";

/** Why a rejection, or why a note doesn't matter: one key or click, or words. The keyboard goes here and back. */
export function AskWhy({
  about,
  meantCount,
  choices,
  inWords,
  onChoice,
  onOther,
  onWords,
  onCancel,
}: {
  readonly about: "reject" | "override";
  readonly meantCount: number;
  /** Reasons that are one click; their keys are their numbers. */
  readonly choices: readonly string[];
  /** Words are asked for: the field is open. */
  readonly inWords: boolean;
  readonly onChoice: (index: number) => void;
  readonly onOther: () => void;
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
        {inWords ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!isBlank(words)) onWords(words.trim());
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
              <Button submit disabled={isBlank(words)}>
                Save
              </Button>
              <Button variant="plain" onClick={onCancel} accessibilityLabel="Cancel (key Escape)">
                Cancel
              </Button>
            </InlineStack>
          </form>
        ) : (
          <ButtonGroup>
            {[...choices, "Other…"].map((choice, index) => (
              <Button
                key={choice}
                accessibilityLabel={`${choice} (key ${index + 1})`}
                onClick={() => (index < choices.length ? onChoice(index) : onOther())}
              >
                {choice}
              </Button>
            ))}
            <Button variant="plain" onClick={onCancel} accessibilityLabel="Cancel (key Escape)">
              Cancel
            </Button>
          </ButtonGroup>
        )}
      </BlockStack>
    </fieldset>
  );
}
