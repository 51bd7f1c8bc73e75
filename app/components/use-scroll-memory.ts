import { useLocation, useNavigationType } from "@remix-run/react";
import { useEffect, useLayoutEffect, useRef } from "react";

/** The server has no layout to wait for. */
const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * A new page begins at its top, or at the part that its address names, and going back leads to where one was. Remix's own component keeps its notes in
 * sessionStorage, which browsers deny to a frame inside Shopify admin.
 */
export function useScrollMemory(): void {
  const { key, pathname, hash } = useLocation();
  const kind = useNavigationType();
  const positions = useRef(new Map<string, number>());
  const shownPath = useRef(pathname);

  useBrowserLayoutEffect(() => {
    const known = positions.current;
    if (kind === "POP") window.scrollTo(0, known.get(key) ?? window.scrollY);
    else if (shownPath.current !== pathname) {
      const part = document.getElementById(hash.slice(1));
      if (part) part.scrollIntoView();
      else window.scrollTo(0, 0);
    }
    shownPath.current = pathname;

    const remember = () => known.set(key, window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [key, pathname, hash, kind]);
}
