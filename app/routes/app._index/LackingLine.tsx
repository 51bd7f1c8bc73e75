import { useNavigation, useSubmit } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { Picture, sizedSource } from "#app/components/Picture.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { productAdminUrl } from "#app/components/product-link.ts";
import type { LackingGlance } from "#app/domain/catalog/index.server.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { lackingSentence, unnamedCount } from "./lacking-words.ts";

/** In the whole shop, the worst first: as Create finds them by itself. */
const LACKING: Selection = { lacking: { kind: "fewer-pictures-than", count: 2 } };
const THUMB_PX = 96;

/** Products that lack pictures, the worst first, and one click to Create with all of them. */
export function LackingLine({ lacking }: { readonly lacking: LackingGlance }) {
  const submit = useSubmit();
  const { state, formAction } = useNavigation();
  const sentence = lackingSentence(lacking);
  if (sentence === null) return null;
  const { worst, oneCount } = lacking;
  const [first] = worst;
  const unnamed = unnamedCount(lacking);
  const action = oneCount > 0 ? t("home.chooseInCreate") : t("home.openInShopify");
  return (
    <div className="ps-line ps-line--wrap">
      <div className="ps-row__text">
        <Text as="p">{sentence}</Text>
        <div className="ps-break">
          <Text as="p" variant="bodySm" tone="subdued">
            {unnamed > 0 ? (
              <Rich
                words="home.titlesAndMore"
                values={{ count: unnamed }}
                parts={{ titles: <Titles of={worst} /> }}
              />
            ) : (
              <Titles of={worst} />
            )}
          </Text>
        </div>
        <div className="ps-lacking">
          {worst.map(({ productGid, imageUrl }) => (
            <div key={productGid} className="ps-thumb" aria-hidden="true">
              <Picture src={sizedSource(imageUrl, THUMB_PX)} alt="" isEager />
            </div>
          ))}
        </div>
      </div>
      <Button
        accessibilityLabel={t("home.actionAbout", { action, about: sentence })}
        {...(oneCount > 0
          ? {
              loading: state !== "idle" && formAction !== undefined,
              onClick: () =>
                submit(
                  { intent: "select", selection: LACKING },
                  { method: "post", action: "/app/create", encType: "application/json" },
                ),
            }
          : { url: productAdminUrl(first?.productGid ?? ""), target: "_top" as const })}
      >
        {action}
      </Button>
    </div>
  );
}

const Titles = ({ of: products }: { readonly of: LackingGlance["worst"] }) =>
  products.map(({ productGid, title }, place) => (
    <Fragment key={productGid}>
      {place > 0 && t("home.betweenTitles")}
      <bdi>{title}</bdi>
    </Fragment>
  ));

/** Keeps the line's place while Shopify is asked. */
export function LackingWait() {
  return (
    <div className="ps-line">
      <div className="ps-lacking-wait">
        <Text as="p" tone="subdued">
          {t("home.lookingForLacking")}
        </Text>
      </div>
    </div>
  );
}
