import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { type Problem, toldUnsure } from "#app/components/keep-page.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** A result's star: shown as it was pressed at once, and as it was when that is refused. */
export function useFavourite({
  assetId,
  isFavourite,
}: {
  readonly assetId: string;
  readonly isFavourite: boolean;
}): {
  readonly isFavourite: boolean;
  /** What pressing does, in words. */
  readonly act: string;
  readonly toggle: () => void;
  readonly problem: Problem | null;
} {
  const { data, json, submit, state } = useFetcher<{ readonly ok: true } | Problem>({
    key: `favourite-${assetId}`,
  });
  const problem = useMemo(() => (data && !data.ok ? toldUnsure(data) : null), [data]);
  const asked = (json as { readonly isFavourite?: boolean } | undefined)?.isFavourite;
  const isShown = asked ?? isFavourite;
  return {
    isFavourite: isShown,
    act: isShown ? t("history.removeFavourite") : t("history.addFavourite"),
    toggle: () =>
      submit(
        { intent: "favourite", assetId, isFavourite: !isShown },
        { method: "post", action: "/app/history", encType: "application/json" },
      ),
    problem: state === "idle" ? problem : null,
  };
}
