import { Banner } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import type { LostPress } from "./lost-press.ts";

const TONES = { happened: "success", not: "warning", unknown: "warning" } as const;

/** What is known of a button that was pressed and to which no answer came. */
export function LostPressBanner({
  lostPress,
  onSeen,
}: {
  readonly lostPress: LostPress | null;
  readonly onSeen: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const outcome = lostPress?.outcome ?? null;
  useEffect(() => {
    // The button may be far below.
    if (outcome !== null) place.current?.scrollIntoView({ block: "nearest" });
  }, [outcome]);
  if (lostPress === null) return null;
  return (
    <div ref={place}>
      <Banner tone={TONES[lostPress.outcome]} {...(lostPress.outcome !== "unknown" && { onDismiss: onSeen })}>
        {lostPress.sentence}
      </Banner>
    </div>
  );
}
