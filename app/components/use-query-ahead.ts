import { useLocation, useNavigation } from "@remix-run/react";
import { useMemo } from "react";

/**
 * The query of the page's address, or of the address that the page is on its way to: who chooses a second filter before the
 * first one's answer has come adds to it, and doesn't take it back.
 */
export function useQueryAhead(): URLSearchParams {
  const shown = useLocation();
  const { location: next } = useNavigation();
  const { search } = next?.pathname === shown.pathname ? next : shown;
  return useMemo(() => new URLSearchParams(search), [search]);
}
