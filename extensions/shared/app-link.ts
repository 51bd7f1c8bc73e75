/**
 * A link into the app, for the `href` of a component: Shopify lets an extension lead away only by a link that the
 * merchant follows. Source: https://shopify.dev/docs/api/admin-extensions/latest/network-features#custom-protocols
 *
 * @param path as the app knows it, e.g. `/app/credits`
 */
export const appLink = (path: string): string => `app:${path.replace(/^\/+/, "")}`;
