import { Link } from "@remix-run/react";
import { Card } from "@shopify/polaris";
import { helpUrl } from "#app/components/help-anchors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { Section } from "./search.ts";

/** What the manual tells of; each failure is found in its section, by search, or from where it is shown. */
export function ContentsCard({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <Card>
      <nav aria-label={t("help.contents")}>
        <ul className="ps-contents">
          {sections.map(({ id, title, paragraphs }) => (
            <li key={id}>
              <Entry id={id} title={title} />
              <ul>
                {paragraphs
                  .filter(({ isCase }) => !isCase)
                  .map((paragraph) => (
                    <li key={paragraph.id}>
                      <Entry {...paragraph} />
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
    </Card>
  );
}

function Entry({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <Link to={helpUrl(id)} preventScrollReset>
      {title}
    </Link>
  );
}
