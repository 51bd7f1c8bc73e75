/** The frame of every page: Polaris, navigation in Shopify admin, skeletons on the way, focus on arrival. */
import type { HeadersFunction } from "@remix-run/node";
import { Link, Outlet, useLocation, useNavigation, useRouteLoaderData } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { useEffect, useRef } from "react";
import { useShopInAddress } from "#app/components/use-shop-in-address.ts";
import { useScrollMemory } from "#app/components/use-scroll-memory.ts";
import { polarisWords } from "#language";
import { PageSkeleton } from "#app/components/PageSkeleton.tsx";
import { ProblemPage } from "#app/components/ProblemPage.tsx";
import { pageHeaders } from "#app/merchant-door.server.ts";
import { language, t } from "#app/platform/i18n/translate.ts";
import type { loader as rootLoader } from "../root.tsx";

/** Of what has no title of its own, such as an error. */
export const meta = () => [{ title: t("frame.documentTitle") }];

export const headers: HeadersFunction = (args) => pageHeaders(args);

function Frame({ children }: { readonly children: React.ReactNode }) {
  const polaris = polarisWords(language());
  const apiKey = useRouteLoaderData<typeof rootLoader>("root")?.apiKey ?? "";
  return (
    // The document's head has loaded App Bridge already.
    <AppProvider isEmbeddedApp={false} apiKey={apiKey} {...(polaris && { i18n: polaris })}>
      <NavMenu>
        <Link to="/app" rel="home">
          {t("frame.home")}
        </Link>
        <Link to="/app/create">{t("frame.create")}</Link>
        <Link to="/app/runs">{t("frame.runs")}</Link>
        <Link to="/app/review">{t("frame.review")}</Link>
        <Link to="/app/publications">{t("frame.publications")}</Link>
        <Link to="/app/history">{t("frame.history")}</Link>
        <Link to="/app/credits">{t("frame.credits")}</Link>
        <Link to="/app/profile">{t("frame.profile")}</Link>
        <Link to="/app/help">{t("frame.help")}</Link>
      </NavMenu>
      {children}
    </AppProvider>
  );
}

export default function AppLayout() {
  const { pathname } = useLocation();
  const { state, location: next } = useNavigation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);
  const isLeaving = state === "loading" && next.pathname !== pathname;

  useScrollMemory();
  useShopInAddress();
  useEffect(() => {
    if (shownPath.current !== pathname) main.current?.focus({ preventScroll: true });
    shownPath.current = pathname;
  }, [pathname]);

  return (
    <Frame>
      <main ref={main} tabIndex={-1} className="ps-main">
        {isLeaving ? <PageSkeleton pathname={next.pathname} /> : <Outlet />}
      </main>
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Frame>
      <main>
        <ProblemPage />
      </main>
    </Frame>
  );
}
