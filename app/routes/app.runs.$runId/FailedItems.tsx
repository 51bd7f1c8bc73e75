import { BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { productAdminUrl } from "#app/components/product-link.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { RetryTarget } from "./RetryDialog.tsx";
import type { FailedItemView, FailuresView } from "./presenter.server.ts";

type Loaded = { readonly items: readonly FailedItemView[]; readonly next: number | null };

/** The products of one cause: the first ones, and all of them page by page for whoever asks. */
export function FailedItems({
  runId,
  group: { code, reason, itemCount, examples },
  isCorrectable,
  onRetry,
}: {
  readonly runId: string;
  readonly group: FailuresView;
  /** A corrected outline makes them. */
  readonly isCorrectable: boolean;
  /** Left out where nothing can be tried again. */
  readonly onRetry?: (item: Omit<RetryTarget, "isAboutSource">) => void;
}) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "lost">("idle");
  const items = loaded?.items ?? examples;
  const moreCount =
    loaded === null ? itemCount - examples.length : loaded.next === null ? 0 : itemCount - items.length;

  async function loadMore(): Promise<void> {
    setState("loading");
    try {
      const after = loaded?.next ?? -1;
      const query = new URLSearchParams({ code, ...(reason && { reason }), after: String(after) });
      const response = await fetch(`/app/runs/${runId}/failed?${query.toString()}`);
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const page = (await response.json()) as Loaded;
      setLoaded({ items: [...(loaded?.items ?? []), ...page.items], next: page.next });
      setState("idle");
    } catch {
      setState("lost");
    }
  }

  return (
    <BlockStack gap="100">
      <ul className={loaded === null ? "ps-plain-list" : "ps-plain-list ps-scroll"}>
        {items.map((item) => (
          <li key={item.itemId}>
            <FailedItem item={item} isCorrectable={isCorrectable} {...(onRetry && { onRetry })} />
          </li>
        ))}
      </ul>
      {moreCount > 0 && (
        <InlineStack gap="200" blockAlign="center">
          <Button variant="plain" loading={state === "loading"} onClick={() => void loadMore()}>
            {t(loaded === null ? "runs.showAll" : "runs.showMore", { all: itemCount })}
          </Button>
          {state === "lost" && (
            <Text as="span" tone="critical">
              {t("runs.notRead")}
            </Text>
          )}
        </InlineStack>
      )}
    </BlockStack>
  );
}

function FailedItem({
  item: { itemId, productGid, productTitle, optionValue, retriedIn },
  isCorrectable,
  onRetry,
}: {
  readonly item: FailedItemView;
  readonly isCorrectable: boolean;
  readonly onRetry?: (item: Omit<RetryTarget, "isAboutSource">) => void;
}) {
  const title = optionValue === null ? productTitle : `${productTitle}, ${optionValue}`;
  return (
    <div className="ps-row ps-row--wrap">
      <span className="ps-row__text ps-break" dir="auto">
        <Link url={productAdminUrl(productGid)} target="_top" removeUnderline>
          {title}
        </Link>
      </span>
      {retriedIn !== null ? (
        <Link url={`/app/runs/${retriedIn}`} accessibilityLabel={t("runs.triedAgainNamed", { title })}>
          {t("runs.triedAgain")}
        </Link>
      ) : (
        <InlineStack gap="300" wrap={false}>
          {isCorrectable && (
            <Link
              url={`/app/outline/${itemId}`}
              removeUnderline
              accessibilityLabel={t("runs.correctOutlineOf", { title })}
            >
              {t("runs.correctOutline")}
            </Link>
          )}
          {onRetry && (
            <Button
              variant="plain"
              accessibilityLabel={t("runs.retryNamed", { title })}
              onClick={() => onRetry({ wanted: { which: "item", itemId }, itemCount: 1, title })}
            >
              {t("runs.retryOne")}
            </Button>
          )}
        </InlineStack>
      )}
    </div>
  );
}
