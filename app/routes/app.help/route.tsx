/** Help: the manual inside the app, searched in the page. */
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, Page, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { helpUrl } from "#app/components/help-anchors.ts";
import { counted } from "#app/components/format.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { SectionCard } from "./SectionCard.tsx";
import { type Section, anchoredId, searchManual } from "./manual.ts";
import { presentHelp } from "./presenter.server.ts";

export const meta = () => [{ title: "Help · ProductStudio" }];

export const loader = merchantDoor(async () => presentHelp());

const SEARCH_ID = "help-search";
const FIELDS = "input, textarea, select, [contenteditable]";

export default function Help() {
  const { sections } = useLoaderData<typeof loader>();
  const location = useLocation();
  const [shown, setShown] = useState(location);
  const [query, setQuery] = useState("");
  const found = searchManual(sections, query);
  const foundCount = found.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  const asked = topicOf(sections, shown);
  // The same topic may be asked for again.
  if (location !== shown) {
    setShown(location);
    setQuery("");
  }

  useEffect(() => {
    const topic = topicOf(sections, shown);
    if (topic === null) return;
    // After the page's own focus on arrival.
    const timer = setTimeout(() => showHeading(topic));
    return () => clearTimeout(timer);
  }, [sections, shown]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(FIELDS);
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      document.getElementById(SEARCH_ID)?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  const clear = () => {
    setQuery("");
    document.getElementById(SEARCH_ID)?.focus();
  };
  return (
    <Page title="Help" backAction={{ content: "Home", url: "/app" }}>
      <TitleBar title="Help" />
      <BlockStack gap="400">
        <Card>
          <search>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                const first = found[0]?.paragraphs[0];
                if (first) showHeading(first.id);
              }}
            >
              <TextField
                id={SEARCH_ID}
                type="search"
                label="Search the manual"
                value={query}
                onChange={setQuery}
                autoComplete="off"
                maxLength={100}
                clearButton
                onClearButtonClick={clear}
                helpText="Press / to come here, Enter for the first result."
              />
            </form>
          </search>
          <div aria-live="polite" className="ps-one-line">
            <Text as="p" variant="bodySm" tone="subdued">
              {query.trim() === "" ? "" : `${counted(foundCount, "paragraph")} found.`}
            </Text>
          </div>
        </Card>
        {query.trim() === "" && (
          <Card>
            <nav aria-label="Contents">
              <ul className="ps-contents">
                {sections.map(({ id, title }) => (
                  <li key={id}>
                    <Link to={helpUrl(id)} preventScrollReset>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </Card>
        )}
        {found.map((section) => (
          <SectionCard key={section.id} section={section} asked={asked} />
        ))}
        {found.length === 0 && (
          <Card>
            <BlockStack gap="300" inlineAlign="start">
              <Text as="p">
                Nothing in the manual has all of these words. Try fewer words, or another one for the same
                thing.
              </Text>
              <Button onClick={clear}>Clear the search</Button>
            </BlockStack>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}

/** The paragraph that an address asks for. */
const topicOf = (sections: readonly Section[], { search, hash }: Pick<Location, "search" | "hash">) =>
  anchoredId(sections, new URLSearchParams(search).get("topic") ?? hash.slice(1));

/** Brings keyboard and eye to a heading. */
function showHeading(id: string): void {
  const heading = document.getElementById(id);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "start" });
}
