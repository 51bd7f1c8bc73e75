import { useAppBridge } from "@shopify/app-bridge-react";

/**
 * Shopify's own picker, for products and for collections. Closing it changes nothing: null; choosing nothing is an
 * empty list; with `isOne` one is the most. The picker lies over the whole admin and takes the keyboard's place in the
 * frame with it: it is given back.
 */
export function usePicker(): (
  type: "product" | "collection",
  chosenGids: readonly string[],
  options?: { readonly isOne?: boolean },
) => Promise<readonly string[] | null> {
  const shopify = useAppBridge();
  return async (type, chosenGids, { isOne = false } = {}) => {
    const opener = document.activeElement;
    const picked = await shopify.resourcePicker({
      type,
      action: "select",
      multiple: !isOne,
      ...(type === "product" && { filter: { variants: false } }),
      selectionIds: chosenGids.map((id) => ({ id })),
    });
    focusAgain(opener);
    return picked === undefined ? null : picked.map(({ id }) => id);
  };
}

/** How many times: the frame learns a moment after the answer that nothing lies over it any more. */
const TRIES = 60;

function focusAgain(opener: Element | null, triesLeft = TRIES): void {
  if (!(opener instanceof HTMLElement) || !opener.isConnected || triesLeft === 0) return;
  opener.focus();
  if (document.activeElement !== opener) requestAnimationFrame(() => focusAgain(opener, triesLeft - 1));
}
