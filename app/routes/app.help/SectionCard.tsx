import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { helpUrl } from "#app/components/help-anchors.ts";
import { Fold, type Folding } from "./Fold.tsx";
import type { Paragraph, Section } from "./search.ts";

/** A section of the manual: its heading, which opens its paragraphs. */
export function SectionCard({
  section,
  asked,
  folding,
}: {
  readonly section: Section;
  readonly asked: string | null;
  readonly folding: Folding;
}) {
  const className = (id: string) => (id === asked ? "ps-paragraph ps-paragraph--asked" : "ps-paragraph");
  return (
    <Card>
      <Fold
        id={section.id}
        folding={folding}
        heading={
          <h2 id={section.id} tabIndex={-1} className="ps-main ps-anchor">
            <Text as="span" variant="headingMd">
              {section.title}
            </Text>
          </h2>
        }
      >
        <div className="ps-paragraphs">
          {section.paragraphs.map((paragraph) => (
            <section key={paragraph.id} className={className(paragraph.id)} aria-labelledby={paragraph.id}>
              {paragraph.isCase ? (
                <Fold id={paragraph.id} folding={folding} heading={<Heading paragraph={paragraph} />}>
                  <Body paragraph={paragraph} />
                </Fold>
              ) : (
                <>
                  <Heading paragraph={paragraph} />
                  <Body paragraph={paragraph} />
                </>
              )}
            </section>
          ))}
        </div>
      </Fold>
    </Card>
  );
}

/** A heading leads to itself, so that its address can be passed on; within a fold it opens instead. */
function Heading({ paragraph: { id, title, isCase } }: { readonly paragraph: Paragraph }) {
  const text = (
    <Text as="span" variant="headingSm">
      {title}
    </Text>
  );
  return (
    <h3 id={id} tabIndex={-1} className="ps-main ps-anchor">
      {isCase ? (
        text
      ) : (
        <Link to={helpUrl(id)} preventScrollReset className="ps-heading-link">
          {text}
        </Link>
      )}
    </h3>
  );
}

function Body({ paragraph: { lines, rows, link } }: { readonly paragraph: Paragraph }) {
  return (
    <BlockStack gap="100">
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
  );
}
