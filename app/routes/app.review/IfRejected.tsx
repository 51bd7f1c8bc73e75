import { Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";

/** What a rejection does to a result whose publication is scheduled; nothing for any other. */
export function IfRejected({ beginsAt }: { readonly beginsAt: string | null }) {
  if (beginsAt === null) return null;
  return (
    <Text as="p">
      It is scheduled to be published on <Moment iso={beginsAt} />. If you reject it, it won&apos;t be
      published; what else is scheduled with it will be.
    </Text>
  );
}
