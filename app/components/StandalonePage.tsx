import { t } from "#app/platform/i18n/translate.ts";
import { Link, isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";

/** What is left when not even the app's frame could be drawn. It needs neither Polaris nor App Bridge. */
export function StandalonePage() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main className="ps-standalone">
      <h1>{isMissing ? t("frame.noSuchPage") : t("frame.down")}</h1>
      <p>{isMissing ? t("frame.nothingChanged") : t("frame.allSafe")}</p>
      <p>
        {/* The query names the shop: without it the app doesn't know whose page this is. */}
        <Link to={{ pathname: isMissing ? "/app" : pathname, search }} reloadDocument>
          {isMissing ? t("frame.goToApp") : t("frame.tryAgain")}
        </Link>
      </p>
    </main>
  );
}
