import { Link, isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";

/** What is left when not even the app's frame could be drawn. It needs neither Polaris nor App Bridge. */
export function StandalonePage() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main className="ps-standalone">
      <h1>{isMissing ? "This page doesn't exist" : "ProductStudio can't be reached right now"}</h1>
      <p>
        {isMissing
          ? "Nothing was changed and no credits were used."
          : "Your credits and results are safe, and runs go on in the background. Try again in a moment."}
      </p>
      <p>
        {/* The query names the shop: without it the app doesn't know whose page this is. */}
        <Link to={{ pathname: isMissing ? "/app" : pathname, search }} reloadDocument>
          {isMissing ? "Go to ProductStudio" : "Try again"}
        </Link>
      </p>
    </main>
  );
}
