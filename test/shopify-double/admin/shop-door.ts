import type { IncomingMessage } from "node:http";
import { ADMIN_HOST } from "../hosts.ts";
import { APP_HANDLE } from "./embed.ts";

/**
 * Where a person who opens {shop}.myshopify.com/admin… lands in the admin; null for requests of programs.
 * The installation page leads straight to the app: its first token exchange installs it.
 */
export function shopDoor(domain: string, request: IncomingMessage): string | null {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  if (request.method !== "GET" || path.startsWith("/admin/api/")) return null;
  const store = `https://${ADMIN_HOST}/store/${domain.replace(".myshopify.com", "")}`;
  if (path === "/admin/oauth/install" || path === "/admin/oauth/authorize") {
    return `${store}/apps/${APP_HANDLE}`;
  }
  return /^\/admin(?:\/|$)/.test(path) ? `${store}${path.slice("/admin".length)}` : null;
}
