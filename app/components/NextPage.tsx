import { useSearchParams } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";

/** Steps through a list that is paged by key: on to the next page, or back to the first. */
export function NextPage({
  name,
  next,
  isFirst,
}: {
  /** The query's parameter that carries the key. */
  readonly name: string;
  /** Key of the next page; null on the last. */
  readonly next: string | null;
  readonly isFirst: boolean;
}) {
  const [, setQuery] = useSearchParams();
  const go = (key: string | null) =>
    setQuery(
      (query) => {
        if (key === null) query.delete(name);
        else query.set(name, key);
        return query;
      },
      { preventScrollReset: true },
    );
  if (isFirst && next === null) return null;
  return (
    <InlineStack align="center" gap="200">
      {!isFirst && <Button onClick={() => go(null)}>{t("words.firstPage")}</Button>}
      {next !== null && <Button onClick={() => go(next)}>{t("words.nextPage")}</Button>}
    </InlineStack>
  );
}
