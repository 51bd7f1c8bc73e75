import { BlockStack, Button, ButtonGroup, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import { isBlank } from "#app/platform/schemas.ts";

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
  return (
    <fieldset ref={place} className="ps-fieldset ps-review__bar" aria-label={t(`words.ask.${about}`)}>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t(`words.ask.${about}Results`, { count: meantCount })}
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
                  label={t("words.ask.inWords")}
                  value={words}
                  onChange={setWords}
                  maxLength={2000}
                  autoComplete="off"
                />
              </div>
              <Button submit disabled={isBlank(words)}>
                {t("words.ask.save")}
              </Button>
              <Button variant="plain" onClick={onCancel} accessibilityLabel={t("words.ask.cancelKey")}>
                {t("words.ask.cancel")}
              </Button>
            </InlineStack>
          </form>
        ) : (
          <ButtonGroup>
            {[...choices, t("words.cause.other")].map((choice, index) => (
              <Button
                key={choice}
                accessibilityLabel={t("words.ask.choiceKey", { choice, key: index + 1 })}
                onClick={() => (index < choices.length ? onChoice(index) : onOther())}
              >
                {choice}
              </Button>
            ))}
            <Button variant="plain" onClick={onCancel} accessibilityLabel={t("words.ask.cancelKey")}>
              {t("words.ask.cancel")}
            </Button>
          </ButtonGroup>
        )}
      </BlockStack>
    </fieldset>
  );
}
