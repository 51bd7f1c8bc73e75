import { Checkbox, type CheckboxProps } from "@shopify/polaris";
import { useEffect, useRef } from "react";

/** A checkbox of several, of which some are ticked: Polaris tells that in ARIA alone, which the box itself contradicts. */
export function MixedCheckbox(props: CheckboxProps) {
  const place = useRef<HTMLDivElement>(null);
  const isMixed = props.checked === "indeterminate";
  useEffect(() => {
    const box = place.current?.querySelector("input");
    if (box) box.indeterminate = isMixed;
  });
  return (
    <div ref={place}>
      <Checkbox {...props} />
    </div>
  );
}
