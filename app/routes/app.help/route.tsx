/** Help: the manual inside the app, searched in the page. */
import { useLoaderData, useLocation } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Page, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { loadWords } from "#language";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { ContentsCard } from "./ContentsCard.tsx";
import { SectionCard } from "./SectionCard.tsx";
import { presentHelp } from "./presenter.server.ts";
import { anchoredId } from "./search.ts";
import { showParagraph, useFolding } from "./use-folding.ts";

export const handle = await loadWords("help");

export const meta = () => [{ title: t("help.documentTitle") }];

export const loader = merchantDoor(async () => presentHelp());

const SEARCH_ID = "help-search";
const FIELDS = "input, textarea, select, [contenteditable]";

export default function Help() {
  const { sections } = useLoaderData<typeof loader>();
  const location = useLocation();
  const [shown, setShown] = useState(location);
  const named = new URLSearchParams(shown.search).get("topic");
  const asked = anchoredId(sections, named ?? "");
  const { query, isSearching, found, areAllOpen, search, toggleAll, ...folding } = useFolding(
    sections,
    asked,
  );
  // The same topic may be asked for again.
  if (location !== shown) {
    setShown(location);
    search("");
  }

  useEffect(() => {
    // A fragment never reaches the server, so it counts only here.
    const topic = anchoredId(sections, named ?? shown.hash.slice(1));
    if (topic === null) return;
    // After the page's own focus on arrival.
    const timer = setTimeout(() => showParagraph(topic));
    return () => clearTimeout(timer);
  }, [sections, shown, named]);

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
    search("");
    document.getElementById(SEARCH_ID)?.focus();
  };
  const foundCount = found.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  return (
    <Page title={t("frame.help")} backAction={{ content: t("frame.home"), url: "/app" }}>
      <TitleBar title={t("frame.help")} />
      <BlockStack gap="400">
        <div className="ps-unprinted">
          <Card>
            <search>
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  const first = found[0]?.paragraphs[0];
                  if (first) showParagraph(first.id);
                }}
              >
                <TextField
                  id={SEARCH_ID}
                  type="search"
                  label={t("help.search")}
                  value={query}
                  onChange={search}
                  autoComplete="off"
                  maxLength={100}
                  clearButton
                  onClearButtonClick={clear}
                  helpText={t("help.searchHint")}
                />
              </form>
            </search>
            <div aria-live="polite" className="ps-one-line">
              <Text as="p" variant="bodySm" tone="subdued">
                {isSearching ? t("help.found", { count: foundCount }) : ""}
              </Text>
            </div>
          </Card>
        </div>
        {!isSearching && (
          <div className="ps-unprinted">
            <ContentsCard sections={sections} />
          </div>
        )}
        {found.length > 0 && (
          <div className="ps-unprinted ps-between-cards">
            <InlineStack align="end">
              <Button onClick={toggleAll}>{areAllOpen ? t("help.collapseAll") : t("help.expandAll")}</Button>
            </InlineStack>
          </div>
        )}
        {found.map((section) => (
          <SectionCard key={section.id} section={section} asked={asked} folding={folding} />
        ))}
        {found.length === 0 && (
          <Card>
            <BlockStack gap="300" inlineAlign="start">
              <Text as="p">{t("help.nothingFound")}</Text>
              <Button onClick={clear}>{t("help.clearSearch")}</Button>
            </BlockStack>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
