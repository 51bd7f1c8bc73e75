import { ask } from "./link.ts";

export interface AppBridgeConfig {
  apiKey: string;
  shop?: string;
  host?: string;
  locale: string;
}

const STORAGE_KEY = "app-bridge-config";

/** From the page's own address, or from an earlier page of this tab; the admin fills in what is missing. */
export function readConfig(): AppBridgeConfig {
  const apiKey =
    document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ??
    (document.currentScript as HTMLScriptElement | null)?.dataset.apiKey ??
    "";
  const given = new URLSearchParams(location.search);
  const kept = storedConfig();
  const config: AppBridgeConfig = { apiKey, locale: given.get("locale") ?? kept.locale ?? "en" };
  const shop = given.get("shop") ?? kept.shop;
  const host = given.get("host") ?? kept.host;
  if (shop) config.shop = shop;
  if (host) config.host = host;
  keepConfig(config);
  return config;
}

/** Fills in what the page's address did not say. */
export async function completeConfig(config: AppBridgeConfig): Promise<void> {
  Object.assign(config, await ask("config", undefined));
  keepConfig(config);
}

/** Browsers refuse storage to a page that stands inside another site's: then there is none. */
function storedConfig(): Partial<AppBridgeConfig> {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "{}") as Partial<AppBridgeConfig>;
  } catch {
    return {};
  }
}

function keepConfig({ shop, host, locale }: AppBridgeConfig): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ shop, host, locale }));
  } catch {
    // The admin is asked again on the next page.
  }
}
