import { ADMIN_HOST, APP_HOST, CDN_HOST } from "../hosts.ts";

const LOCAL_NAMES: Record<string, string> = {
  [ADMIN_HOST]: "admin.localhost",
  [CDN_HOST]: "cdn.localhost",
  [APP_HOST]: "productstudio.localhost",
};
const REAL_NAMES = Object.fromEntries(Object.entries(LOCAL_NAMES).map(([real, local]) => [local, real]));
const SHOP = /^([a-z0-9][a-z0-9-]*)\.myshopify\.com$/;
const LOCAL_SHOP = /^([a-z0-9][a-z0-9-]*)\.myshopify\.localhost$/;

/** The `*.localhost` name under which a person's browser reaches a host of the double; null for other hosts. */
export function localName(host: string): string | null {
  const shop = SHOP.exec(host)?.[1];
  return LOCAL_NAMES[host] ?? (shop ? `${shop}.myshopify.localhost` : null);
}

/** The real name behind a `*.localhost` name of the double; null for every other name. */
export function realName(local: string): string | null {
  const shop = LOCAL_SHOP.exec(local)?.[1];
  return REAL_NAMES[local] ?? (shop ? `${shop}.myshopify.com` : null);
}
