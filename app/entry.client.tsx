import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

/** After the page at hand has everything that it needs. */
const PAGES_DELAY_MS = 300;
if (document.readyState === "complete") setTimeout(loadPages, PAGES_DELAY_MS);
else window.addEventListener("load", () => setTimeout(loadPages, PAGES_DELAY_MS));

/**
 * Loads the code of all pages ahead, together some 20 kB on the wire. A page that is opened later then needs no code
 * from a network that may be gone by then, or from a server that has been given a new version meanwhile.
 */
function loadPages(): void {
  for (const { module } of Object.values(window.__remixManifest.routes)) {
    // One that can't be loaded now is asked for again when it is opened.
    import(/* @vite-ignore */ module).catch(() => undefined);
  }
}
