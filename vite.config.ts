import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import { requestLanguage } from "./app/platform/i18n/languages.ts";
import { inLanguage } from "./app/platform/i18n/spoken-language.ts";

/** As app/web.ts does it where the app is served for good. */
const languageOfRequests: Plugin = {
  name: "language-of-requests",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      inLanguage(requestLanguage(request.url ?? "", request.headers["accept-language"]), next);
    });
  },
};

export default defineConfig({
  // The app is served behind Shopify's tunnel during `npm run dev`.
  server: { port: Number(process.env.PORT ?? 3000), allowedHosts: true },
  plugins: [
    languageOfRequests,
    remix({
      // Single fetch stays off: with it the billing redirect's header is lost (shopify-app-js #1976).
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // Discovery keeps notes in sessionStorage, which browsers deny to a frame in Shopify admin; two dozen routes
        // are quicker sent at once anyway.
        v3_lazyRouteDiscovery: false,
      },
      ignoredRouteFiles: ["**/.*", "**/*.test.ts"],
    }),
  ],
  build: {
    assetsInlineLimit: 0,
    target: "es2022",
    rollupOptions: {
      // The local engine's threads are modules of their own, found beside its source: Node loads it from there.
      external: [/^#app\/adapters\/engine\//],
    },
  },
});
