import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

const KEPT = ["shop", "host", "embedded", "locale"] as const;

/**
 * Keeps the shop and the admin's language in the frame's own address, which the admin's address bar doesn't show. When the
 * document is loaded again without the admin (a new version was deployed while the page was open, a form is reloaded), the
 * server then still knows whose page it is, who may frame it, and in which language: the browser's own may be another.
 */
export function useShopInAddress(): void {
  const { pathname, search, hash } = useLocation();
  const given = useRef<URLSearchParams | null>(null);
  useEffect(() => {
    const address = new URL(pathname + search + hash, window.location.origin);
    given.current ??= new URLSearchParams(search);
    for (const name of KEPT) {
      const value = given.current.get(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    // It has served and lives for a minute: the next document gets a new one.
    address.searchParams.delete("id_token");
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }, [pathname, search, hash]);
}
