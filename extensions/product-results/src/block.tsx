import { useCallback, useEffect, useState } from "preact/hooks";
import { appLink } from "../../shared/app-link.ts";
import type { Problem } from "../../shared/ask-app.ts";
import type { BlockApi } from "./block-api.ts";
import { type ProductBlock, readBlock } from "./read-block.ts";
import { Results } from "./results.tsx";

/** The extension that opens Create; a block may open an action of its own page. */
const GENERATE_MEDIA = "extension://generate-media";

type State =
  | { readonly is: "asking" }
  | { readonly is: "there"; readonly block: ProductBlock }
  | { readonly is: "failed"; readonly problem: Problem };

/** Loading, the product's results and what they stand for, or why there is nothing to see and what to do. */
export function Block({ api }: { readonly api: BlockApi }) {
  const { translate } = api.i18n;
  const [state, setState] = useState<State>({ is: "asking" });
  const productGid = api.data.selected[0]?.id ?? "";

  const ask = useCallback(async () => {
    setState({ is: "asking" });
    const read = await readBlock(productGid);
    setState(read.ok ? { is: "there", block: read.block } : { is: "failed", problem: read.problem });
  }, [productGid]);
  useEffect(() => void ask(), [ask]);

  return (
    <s-admin-block heading={translate("name")} collapsedSummary={summaryOf(api, state)}>
      {state.is === "asking" && <s-spinner accessibilityLabel={translate("loading")} />}
      {state.is === "failed" && (
        <s-stack gap="base">
          <s-banner tone="critical">{translate(`problem.${state.problem}`)}</s-banner>
          <s-button onClick={() => void ask()}>{translate("tryAgain")}</s-button>
        </s-stack>
      )}
      {state.is === "there" && <There api={api} block={state.block} />}
    </s-admin-block>
  );
}

function There({ api, block }: { readonly api: BlockApi; readonly block: ProductBlock }) {
  const { translate, formatNumber } = api.i18n;
  const { waiting } = block;
  return (
    <s-stack gap="base">
      {block.results.length === 0 ? (
        <s-paragraph>{translate("empty")}</s-paragraph>
      ) : (
        <Results results={block.results} i18n={api.i18n} />
      )}
      {waiting && (
        <s-paragraph>
          {translate("waiting", { count: waiting.count, shown: formatNumber(waiting.count) })}{" "}
          <s-link href={appLink(waiting.path)}>{translate("look")}</s-link>
        </s-paragraph>
      )}
      <s-paragraph>
        {balanceOf(api, block)} <s-link href={appLink("/app/credits")}>{translate("credits")}</s-link>
      </s-paragraph>
      <s-button onClick={() => api.navigation.navigate(GENERATE_MEDIA)}>{translate("generate")}</s-button>
    </s-stack>
  );
}

function balanceOf({ i18n }: BlockApi, { balance: { availableCredits, heldCredits } }: ProductBlock): string {
  const available = i18n.translate("available", {
    count: availableCredits,
    shown: i18n.formatNumber(availableCredits),
  });
  if (heldCredits === 0) return available;
  return `${available} ${i18n.translate("held", { count: heldCredits, shown: i18n.formatNumber(heldCredits) })}`;
}

function summaryOf({ i18n }: BlockApi, state: State): string {
  if (state.is === "asking") return i18n.translate("loading");
  if (state.is === "failed") return i18n.translate(`problem.${state.problem}`);
  const { results, waiting } = state.block;
  if (results.length === 0) return i18n.translate("empty");
  const count = waiting?.count ?? 0;
  return count === 0
    ? i18n.translate("nothingWaits")
    : i18n.translate("waiting", { count, shown: i18n.formatNumber(count) });
}
