import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { helpUrl } from "#app/components/help-anchors.ts";
import type { Paragraph, Section } from "./manual.ts";

/** A section of the manual. */
export function SectionCard({
  section,
  asked,
}: {
  readonly section: Section;
  readonly asked: string | null;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <h2 id={section.id} tabIndex={-1} className="ps-main ps-anchor">
          <Text as="span" variant="headingMd">
            {section.title}
          </Text>
        </h2>
        {section.paragraphs.map((paragraph) => (
          <ParagraphText key={paragraph.id} paragraph={paragraph} isAskedFor={paragraph.id === asked} />
        ))}
      </BlockStack>
    </Card>
  );
}

function ParagraphText({
  paragraph: { id, title, lines, rows, link },
  isAskedFor,
}: {
  readonly paragraph: Paragraph;
  readonly isAskedFor: boolean;
}) {
  return (
    <section
      className={isAskedFor ? "ps-paragraph ps-paragraph--asked" : "ps-paragraph"}
      aria-labelledby={id}
    >
      <BlockStack gap="100">
        <h3 id={id} tabIndex={-1} className="ps-main ps-anchor">
          <Link to={helpUrl(id)} preventScrollReset className="ps-heading-link">
            <Text as="span" variant="headingSm">
              {title}
            </Text>
          </Link>
        </h3>
        {lines.map((line) => (
          <Text key={line} as="p">
            {line}
          </Text>
        ))}
        {rows && (
          <table className="ps-rows">
            <tbody>
              {rows.map(([what, figure]) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{figure}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {link && <Link to={link.to}>{link.text}</Link>}
      </BlockStack>
    </section>
  );
}
