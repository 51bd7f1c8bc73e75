import { BlockStack, Button, Card, Collapsible, Divider, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { PictureChoice, Selection } from "#app/domain/catalog/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { ChosenStrip } from "./ChosenStrip.tsx";
import { LackingForm } from "./LackingForm.tsx";
import { PicturesChoice } from "./PicturesChoice.tsx";
import { SearchForm } from "./SearchForm.tsx";
import { chosenSentence } from "./sentences.ts";
import { usePicker } from "#app/components/use-picker.ts";
import type { Preview } from "./use-preview.ts";

type Panel = "search" | "lacking";

/** What is chosen, the ways to choose, and which pictures of each product are meant. */
export function ProductsCard({
  selection,
  pictures,
  noun,
  answer,
  onSelect,
  onPictures,
}: {
  readonly selection: Selection | null;
  readonly pictures: PictureChoice;
  readonly noun: ItemNoun;
  readonly answer: Preview;
  /** Null: nothing is chosen any more. */
  readonly onSelect: (selection: Selection | null) => void;
  readonly onPictures: (pictures: PictureChoice) => void;
}) {
  const pick = usePicker();
  const [panel, setPanel] = useState<Panel | null>(() => panelOf(selection));
  const panelId = useId();
  const isEmpty = selection === null;
  const areProductsNamed = selection !== null && "productGids" in selection;
  const choose = (chosen: Selection | null) => {
    setPanel(panelOf(chosen));
    onSelect(chosen);
  };
  const pickProducts = async () => {
    const productGids = await pick("product", areProductsNamed ? selection.productGids : []);
    if (productGids) choose(productGids.length > 0 ? { productGids: [...productGids] } : null);
  };
  const pickCollections = async () => {
    const collectionGids = await pick(
      "collection",
      selection && "collectionGids" in selection ? selection.collectionGids : [],
    );
    if (collectionGids?.length) choose({ collectionGids: [...collectionGids] });
  };
  const panelButton = (name: Panel, label: string) => (
    <Button
      disclosure={panel === name ? "up" : "down"}
      ariaControls={`${panelId}-${name}`}
      ariaExpanded={panel === name}
      onClick={() => setPanel(panel === name ? null : name)}
    >
      {label}
    </Button>
  );
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("create.products")}
          </Text>
          <div className="ps-break">
            <Text as="p" tone="subdued">
              {isEmpty
                ? t("create.chooseHint")
                : chosenSentence(selection, answer.state === "ready" ? answer.productCount : null)}
            </Text>
          </div>
        </BlockStack>
        {!isEmpty && <ChosenStrip answer={answer} />}
        <InlineStack gap="150">
          <Button variant={isEmpty ? "primary" : "secondary"} onClick={() => void pickProducts()}>
            {t(areProductsNamed ? "create.changeProducts" : "create.chooseProducts")}
          </Button>
          <Button onClick={() => void pickCollections()}>{t("create.chooseCollections")}</Button>
          <Button onClick={() => choose({ all: true })}>{t("create.allProducts")}</Button>
          {panelButton("search", t("create.search"))}
          {panelButton("lacking", t("create.lackingPictures"))}
        </InlineStack>
        <Collapsible id={`${panelId}-search`} open={panel === "search"} transition={false}>
          <SearchForm
            chosen={selection && "query" in selection ? selection.query : null}
            onChoose={(query) => choose({ query })}
          />
        </Collapsible>
        <Collapsible id={`${panelId}-lacking`} open={panel === "lacking"} transition={false}>
          <LackingForm chosen={selection && "lacking" in selection ? selection : null} onChoose={choose} />
        </Collapsible>
        <Divider />
        <PicturesChoice
          pictures={pictures}
          noun={noun}
          optionNames={answer.state === "ready" ? answer.optionNames : null}
          onChange={onPictures}
        />
      </BlockStack>
    </Card>
  );
}

const panelOf = (selection: Selection | null): Panel | null =>
  selection && "query" in selection ? "search" : selection && "lacking" in selection ? "lacking" : null;
