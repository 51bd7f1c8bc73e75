import { Links, Meta, Outlet, Scripts, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { wordsOfDocument } from "#language";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { StandalonePage } from "./components/StandalonePage.tsx";
import { services } from "./composition.server.ts";
import { areasOf } from "./platform/i18n/areas.ts";
import { language } from "./platform/i18n/translate.ts";
import styles from "./components/styles.css?url";

export const links = () => [
  {
    rel: "preload",
    href: "/fonts/inter-latin.woff2",
    as: "font",
    type: "font/woff2",
    crossOrigin: "anonymous" as const,
  },
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** Public: App Bridge reads the key from the document. */
export async function loader() {
  const { env } = await services();
  return { apiKey: env.SHOPIFY_API_KEY };
}

export const shouldRevalidate = () => false;

/** The document, of pages and of errors alike. App Bridge comes before every other script, as Shopify asks. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const words = wordsOfDocument(areasOf(useMatches().map(({ handle }) => handle)));
  return (
    <html lang={language()}>
      <head>
        <meta charSet="utf-8" />
        {data && (
          <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key={data.apiKey} />
        )}
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="preconnect" href="https://cdn.shopify.com/" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <script id="words" type="application/json" dangerouslySetInnerHTML={{ __html: words }} />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <StandalonePage />;
}
