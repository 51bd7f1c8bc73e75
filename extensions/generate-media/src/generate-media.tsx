/** What both actions show: what will happen, and one button that leads to Create with the products. */
import type { Api as ProductApi } from "@shopify/ui-extensions/admin.product-details.action.render";
import { useCallback, useEffect, useState } from "preact/hooks";
import { appLink } from "../../shared/app-link.ts";
import type { Problem } from "../../shared/ask-app.ts";
import { keepSelection } from "./keep-selection.ts";

/** What the APIs of the two targets have in common. */
type ActionApi = Pick<ProductApi, "close" | "data" | "i18n">;

type State =
  | { readonly is: "keeping" }
  | { readonly is: "kept"; readonly path: string }
  | { readonly is: "failed"; readonly problem: Problem };

export function GenerateMedia({ api: { close, data, i18n } }: { readonly api: ActionApi }) {
  const { translate } = i18n;
  const [state, setState] = useState<State>({ is: "keeping" });
  // What is asked for when the window opens: the list may be another object each time that it is read.
  const [productGids] = useState(() => data.selected.map(({ id }) => id));
  const count = productGids.length;

  const keep = useCallback(async () => {
    setState({ is: "keeping" });
    const kept = await keepSelection(productGids);
    setState(kept.ok ? { is: "kept", path: kept.path } : { is: "failed", problem: kept.problem });
  }, [productGids]);
  useEffect(() => {
    if (count > 0) void keep();
  }, [count, keep]);

  return (
    <s-admin-action heading={translate("name")}>
      <s-stack gap="base">
        {count === 0 ? (
          <s-banner tone="warning">{translate("nothing")}</s-banner>
        ) : (
          <s-paragraph>{translate("opens", { count, shown: i18n.formatNumber(count) })}</s-paragraph>
        )}
        {count > 0 && <s-paragraph color="subdued">{translate("free")}</s-paragraph>}
        {state.is === "failed" && (
          <s-banner tone="critical">{translate(`problem.${state.problem}`)}</s-banner>
        )}
      </s-stack>
      {count > 0 && <Continue state={state} words={translate} onRetry={() => void keep()} />}
      <s-button slot="secondary-actions" onClick={() => close()}>
        {translate("cancel")}
      </s-button>
    </s-admin-action>
  );
}

function Continue({
  state,
  words,
  onRetry,
}: {
  readonly state: State;
  readonly words: ActionApi["i18n"]["translate"];
  readonly onRetry: () => void;
}) {
  if (state.is === "failed")
    return (
      <s-button slot="primary-action" variant="primary" onClick={onRetry}>
        {words("tryAgain")}
      </s-button>
    );
  const isKept = state.is === "kept";
  return (
    <s-button
      slot="primary-action"
      variant="primary"
      loading={!isKept}
      {...(isKept && { href: appLink(state.path) })}
    >
      {words("open")}
    </s-button>
  );
}
