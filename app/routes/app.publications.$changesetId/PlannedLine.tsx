import { Link } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { Picture } from "#app/components/Picture.tsx";
import { VideoMark } from "#app/components/ResultTile.tsx";
import { LineEditor } from "./LineEditor.tsx";
import type { PublicationAction } from "./actions.server.ts";
import type { LineView, ProductView } from "./presenter.server.ts";
import { PLACE_WORDS } from "./publication-sentences.ts";

/** A result of a plan: where it goes, what it says, what it is called, and what stands in its way. */
export function PlannedLine({
  line,
  product: { title, replaceable },
  onSend,
}: {
  readonly line: LineView;
  readonly product: Pick<ProductView, "title" | "replaceable">;
  readonly onSend: (action: PublicationAction) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The keyboard goes into the form, and back to the button that opened it.
    if (isOpen) place.current?.querySelector<HTMLElement>("select, textarea")?.focus();
    else if (wasOpen.current) place.current?.querySelector<HTMLElement>("button")?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const { assetId, src, durationMs, altText, fileName, hindrance, note } = line;
  const where = replaceable.find(({ mediaGid }) => mediaGid === line.replacesGid)?.label;
  const toVariants = line.toVariants && line.optionValue !== null && `on the variants of ${line.optionValue}`;
  return (
    <div className="ps-line ps-line--wrap">
      <Link to={`/app/results/${assetId}`} className="ps-thumb" aria-label={`Result of ${title}`}>
        <Picture
          src={src}
          alt=""
          {...(durationMs !== null && { note: <VideoMark durationMs={durationMs} /> })}
        />
      </Link>
      <div className="ps-row__text" ref={place}>
        <BlockStack gap="100">
          <Text as="p" variant="bodySm">
            {[where ?? PLACE_WORDS[line.placement], toVariants].filter(Boolean).join(", ")}
          </Text>
          <span dir="auto" className="ps-break">
            <Text as="span" variant="bodySm" tone="subdued">
              {altText === "" ? "No alt text" : altText}
            </Text>
          </span>
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {fileName}
          </Text>
          {hindrance !== null && (
            <Text as="p" variant="bodySm" tone="critical">
              {hindrance}
            </Text>
          )}
          {note !== null && (
            <Text as="p" variant="bodySm" tone="caution">
              {note}
            </Text>
          )}
          {isOpen ? (
            <LineEditor line={line} replaceable={replaceable} onClose={() => setOpen(false)} />
          ) : (
            <InlineStack gap="200">
              <Button
                size="slim"
                onClick={() => setOpen(true)}
                accessibilityLabel={`Change the result of ${title}`}
              >
                Change
              </Button>
              <Button
                size="slim"
                variant="tertiary"
                onClick={() => onSend({ intent: "leave-out", assetIds: [assetId] })}
                accessibilityLabel={`Leave out the result of ${title}`}
              >
                Leave out
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      </div>
    </div>
  );
}
