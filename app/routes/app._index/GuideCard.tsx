import { useNavigation, useSubmit } from "@remix-run/react";
import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useId, useRef } from "react";
import { credits } from "#app/components/format.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import { PICTURE_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { Rich } from "#app/components/Rich.tsx";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import type { Guide, GuideChoice } from "./guide.ts";

export interface ExampleProduct {
  readonly productGid: string;
  readonly title: string;
}

/** Three steps to the first published pictures; the first that isn't done is open, with the one way on. */
export function GuideCard({
  guide,
  availableCredits,
  example,
  takesFocus,
  onChoose,
}: {
  readonly guide: Guide;
  /** A product whose photo can be tried; null: none is known, undefined: Shopify is being asked. */
  readonly example: ExampleProduct | null | undefined;
  readonly availableCredits: number;
  /** It was asked for just now: the keyboard goes on here. */
  readonly takesFocus: boolean;
  readonly onChoose: (choice: GuideChoice) => void;
}) {
  const { steps, next } = guide;
  const id = useId();
  const isFolded = guide.choice === "folded";
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const doneCount = steps.filter(({ isDone }) => isDone).length;
  return (
    <Card>
      <BlockStack gap="300">
        <div className="ps-guide__head">
          <div ref={heading} tabIndex={-1} className="ps-guide__title">
            <Text as="h2" variant="headingMd">
              {next === null ? t("home.isSetUp") : t("home.toPictures")}
            </Text>
            <Text as="p" tone="subdued">
              {t("home.stepsDone", { done: doneCount, steps: steps.length })}
            </Text>
          </div>
          <InlineStack gap="100" wrap={false}>
            <Button
              variant="tertiary"
              ariaExpanded={!isFolded}
              ariaControls={id}
              accessibilityLabel={isFolded ? t("home.showSteps") : t("home.hideSteps")}
              disclosure={isFolded ? "down" : "up"}
              onClick={() => onChoose(isFolded ? "open" : "folded")}
            >
              {isFolded ? t("home.show") : t("home.hide")}
            </Button>
            <Button
              variant="tertiary"
              accessibilityLabel={t("home.dismissGuide")}
              onClick={() => onChoose("dismissed")}
            >
              {t("home.dismiss")}
            </Button>
          </InlineStack>
        </div>
        <Collapsible id={id} open={!isFolded} transition={false}>
          <div className={next?.step === "create" ? "ps-guide ps-guide--pictured" : "ps-guide"}>
            <ol className="ps-guide__steps">
              {steps.map(({ name, isDone }) => (
                <li key={name} className={name === next?.step ? "ps-guide__step--next" : undefined}>
                  <StepMark isDone={isDone} />
                  <BlockStack gap="200" inlineAlign="start">
                    <Text
                      as="h3"
                      variant="bodyMd"
                      fontWeight={name === next?.step ? "semibold" : "regular"}
                      {...(isDone && { tone: "subdued" as const })}
                    >
                      {t(`home.step.${name}`)}
                    </Text>
                    {name === next?.step && (
                      <>
                        {name === "create" && <Text as="p">{beginningSentence(availableCredits)}</Text>}
                        <Text as="p" tone="subdued">
                          {t(`home.stepText.${name}`)}
                        </Text>
                        {name === "create" && example && (
                          <Text as="p" tone="subdued">
                            <Rich words="home.tryOneWith" parts={{ title: <bdi>{example.title}</bdi> }} />
                          </Text>
                        )}
                        <InlineStack gap="200">
                          {name === "create" && example !== null && <TryExample product={example} />}
                          <Button
                            {...((name !== "create" || example === null) && { variant: "primary" as const })}
                            url={next.to}
                          >
                            {next.label}
                          </Button>
                        </InlineStack>
                      </>
                    )}
                  </BlockStack>
                </li>
              ))}
            </ol>
            {next?.step === "create" && (
              <img className="ps-guide__picture" src="/welcome.svg" alt="" width="320" height="240" />
            )}
          </div>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function beginningSentence(availableCredits: number): string {
  const pictures = Math.floor(availableCredits / PICTURE_PRICE_CREDITS.standard);
  if (pictures === 0) return t("home.buyFirst");
  return t("home.beginning", {
    count: pictures,
    credits: credits(availableCredits),
    quality: QUALITY_WORDS.standard,
  });
}

function StepMark({ isDone }: { readonly isDone: boolean }) {
  return (
    <span className={isDone ? "ps-guide__mark ps-guide__mark--done" : "ps-guide__mark"}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {isDone ? (
          <>
            <circle cx="10" cy="10" r="9" fill="currentColor" />
            <path d="M6 10.500l2.700 2.700L14 7.500" fill="none" stroke="#fff" strokeWidth="1.800" />
          </>
        ) : (
          <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="1.500" />
        )}
      </svg>
      <span className="ps-unseen">{isDone ? t("home.stepDone") : t("home.stepOpen")}</span>
    </span>
  );
}

/** One click to Create with a product of which there is a photo. */
function TryExample({ product }: { readonly product: ExampleProduct | undefined }) {
  const submit = useSubmit();
  const { state, formAction } = useNavigation();
  const choose = ({ productGid }: ExampleProduct) => {
    const selection: Selection = { productGids: [productGid] };
    submit(
      { intent: "select", selection },
      { method: "post", action: "/app/create", encType: "application/json" },
    );
  };
  return (
    <Button
      variant="primary"
      disabled={product === undefined}
      loading={state !== "idle" && formAction !== undefined}
      onClick={() => product && choose(product)}
    >
      {t("home.tryOne")}
    </Button>
  );
}
