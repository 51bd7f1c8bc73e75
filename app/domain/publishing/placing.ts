import type { Asset } from "../assets/index.server.ts";
import type { NewStep } from "./plan-store.ts";
import type { PlanPlacement } from "./schemas.ts";

/** Where each picture goes when one choice is made for all: a medium is replaced once, the others are appended. Pure. */
export function placing(placement: PlanPlacement) {
  const replaced = new Set<string>();
  return ({
    productGid,
    sourceGid,
  }: Pick<Asset, "productGid" | "sourceGid">): Required<Pick<NewStep, "placement" | "replacesGid">> => {
    if (placement !== "replace-source") return { placement, replacesGid: null };
    const source = `${productGid} ${sourceGid}`;
    if (replaced.has(source)) return { placement: "append", replacesGid: null };
    replaced.add(source);
    return { placement: "replace", replacesGid: sourceGid };
  };
}
