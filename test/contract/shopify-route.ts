/** Lets this process meet another Shopify, as four environment variables do for a process that starts. */
import { setGlobalProxyFromEnv } from "node:http";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

/** Sends https through the proxy at `port` and trusts `ca` (PEM); returns what takes both back. */
export function routeShopify({ port, ca }: { port: number; ca: string }): () => void {
  const trusted = getCACertificates("default");
  setDefaultCACertificates([...trusted, ca]);
  const restore = setGlobalProxyFromEnv({
    ...process.env,
    https_proxy: `http://127.0.0.1:${port}`,
    no_proxy: "localhost,127.0.0.1",
  });
  return () => {
    restore();
    setDefaultCACertificates(trusted);
  };
}
