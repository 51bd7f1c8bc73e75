import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** What stands where a list will be, once there is something to list: what will come, and how. */
export function NothingYet({
  title,
  isPictured = false,
  children,
}: {
  readonly title: string;
  /** With the drawing of a photo that becomes a picture. */
  readonly isPictured?: boolean;
  /** One sentence. */
  readonly children: ReactNode;
}) {
  return (
    <div className="ps-nothing">
      {isPictured && <img src="/welcome.svg" alt="" width="240" height="180" />}
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </div>
  );
}
