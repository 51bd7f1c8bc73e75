import { Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";

/** What a rejection does to a result whose publication is scheduled; nothing for any other. */
export function IfRejected({ beginsAt }: { readonly beginsAt: string | null }) {
  if (beginsAt === null) return null;
  return (
    <Text as="p">
      <Rich words="publications.ifRejected" parts={{ at: <Moment iso={beginsAt} /> }} />
    </Text>
  );
}
