import { Link } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useCallback, useEffect, useRef, useState } from "react";
import { Picture } from "#app/components/Picture.tsx";
import { VideoMark } from "#app/components/ResultTile.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import { LineEditor } from "./LineEditor.tsx";
import { StepControl } from "./StepControl.tsx";
import type { PublicationAction } from "./actions.server.ts";
import type { LineView, ProductView } from "./presenter.server.ts";
import { PLACE_WORDS } from "./publication-sentences.ts";

const FIELDS = { place: "select", altText: "textarea" } as const;

/** A result of a plan: where it goes, what it says, what it is called, and what stands in its way. */
export function PlannedLine({
  line,
  product: { title, replaceable },
  isSending,
  onSend,
}: {
  readonly line: LineView;
  readonly product: Pick<ProductView, "title" | "replaceable">;
  readonly isSending: boolean;
  readonly onSend: (action: PublicationAction) => void;
}) {
  const [opened, setOpened] = useState<"place" | "altText" | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The keyboard goes into the form, and back to the button that opened it.
    if (opened !== null) place.current?.querySelector<HTMLElement>(FIELDS[opened])?.focus();
    else if (wasOpen.current) place.current?.querySelector<HTMLElement>("button")?.focus();
    wasOpen.current = opened !== null;
  }, [opened]);
  const close = useCallback(() => setOpened(null), []);
  const { assetId, src, durationMs, altText, fileName, hindrance, note } = line;
  const where =
    replaceable.find(({ mediaGid }) => mediaGid === line.replacesGid)?.label ?? PLACE_WORDS[line.placement];
  return (
    <div className="ps-line ps-line--wrap">
      <Link
        to={`/app/results/${assetId}`}
        className="ps-thumb"
        aria-label={t("publications.resultOf", { title })}
      >
        <Picture
          src={src}
          alt=""
          {...(durationMs !== null && { note: <VideoMark durationMs={durationMs} /> })}
        />
      </Link>
      <div className="ps-row__text" ref={place}>
        <BlockStack gap="100">
          <Text as="p" variant="bodySm">
            {line.toVariants && line.optionValue !== null
              ? t("publications.placeAndVariants", { place: where, option: line.optionValue })
              : where}
          </Text>
          <span dir="auto" className="ps-break">
            <Text as="span" variant="bodySm" tone="subdued">
              {altText === "" ? t("publications.noAltText") : altText}
            </Text>
          </span>
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {fileName}
          </Text>
          {[hindrance, note].map(
            (found) =>
              found !== null && (
                <div key={found.text}>
                  <Text as="p" variant="bodySm" tone={found === hindrance ? "critical" : "caution"}>
                    {found.text}
                  </Text>
                  <StepControl
                    step={found.step}
                    about={title}
                    isSending={isSending}
                    onCheckAgain={() => onSend({ intent: "check-again" })}
                    onOpen={(step) => setOpened(step.kind === "change" ? step.field : "place")}
                  />
                </div>
              ),
          )}
          {opened !== null ? (
            <LineEditor line={line} replaceable={replaceable} onClose={close} />
          ) : (
            <InlineStack gap="200">
              <Button
                size="slim"
                onClick={() => setOpened("place")}
                accessibilityLabel={t("publications.changeResultOf", { title })}
              >
                {t("publications.change")}
              </Button>
              <Button
                size="slim"
                variant="tertiary"
                onClick={() => onSend({ intent: "leave-out", assetIds: [assetId] })}
                accessibilityLabel={t("publications.leaveOutResultOf", { title })}
              >
                {t("publications.leaveOut")}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      </div>
    </div>
  );
}
