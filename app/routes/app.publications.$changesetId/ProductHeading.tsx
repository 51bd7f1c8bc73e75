import { Badge, InlineStack, Link, Text } from "@shopify/polaris";
import { productAdminUrl } from "#app/components/product-link.ts";
import type { Tone } from "#app/components/words.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** A product's name with what is said of it, and the way to it in admin. */
export function ProductHeading({
  title,
  productGid,
  badges,
}: {
  readonly title: string;
  readonly productGid: string;
  readonly badges: readonly { readonly label: string; readonly tone: Tone }[];
}) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <span dir="auto" className="ps-break">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
      </span>
      {badges.map(({ label, tone }) => (
        <Badge key={label} tone={tone}>
          {label}
        </Badge>
      ))}
      <Link
        url={productAdminUrl(productGid)}
        target="_top"
        accessibilityLabel={t("publications.viewInShopify", { title })}
      >
        {t("publications.viewProduct")}
      </Link>
    </InlineStack>
  );
}
