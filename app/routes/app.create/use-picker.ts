import { useAppBridge } from "@shopify/app-bridge-react";
import type { Selection } from "#app/domain/catalog/schemas.ts";

/**
 * Shopify's own picker, for products and for collections. Closing it changes nothing; choosing nothing is null.
 * The picker lies over the whole admin and takes the keyboard's place in the frame with it: it is given back.
 */
export function usePicker(onPicked: (selection: Selection | null) => void) {
  const shopify = useAppBridge();
  return {
    async products(before: Selection | null): Promise<void> {
      const opener = document.activeElement;
      const chosen = before && "productGids" in before ? before.productGids : [];
      const picked = await shopify.resourcePicker({
        type: "product",
        action: "select",
        multiple: true,
        filter: { variants: false },
        selectionIds: chosen.map((id) => ({ id })),
      });
      focusAgain(opener);
      if (picked === undefined) return;
      const productGids = picked.map(({ id }) => id);
      onPicked(productGids.length > 0 ? { productGids } : null);
    },
    async collection(): Promise<void> {
      const opener = document.activeElement;
      const picked = await shopify.resourcePicker({ type: "collection", action: "select", multiple: false });
      focusAgain(opener);
      const collectionGid = picked?.[0]?.id;
      if (collectionGid) onPicked({ collectionGids: [collectionGid] });
    },
  };
}

/** How many times: the frame learns a moment after the answer that nothing lies over it any more. */
const TRIES = 60;

function focusAgain(opener: Element | null, triesLeft = TRIES): void {
  if (!(opener instanceof HTMLElement) || !opener.isConnected || triesLeft === 0) return;
  opener.focus();
  if (document.activeElement !== opener) requestAnimationFrame(() => focusAgain(opener, triesLeft - 1));
}
