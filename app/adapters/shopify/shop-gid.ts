/** Which shop a token belongs to, in Shopify's own words. */
import { z } from "zod";

/** The library's GraphQL call for an authenticated request. */
export type AdminGraphql = (query: string) => Promise<Response>;

const SHOP_GID = `#graphql
  query ShopGid {
    shop {
      id
    }
  }` as const;

const answer = z.object({ data: z.object({ shop: z.object({ id: z.string() }) }) });

/** The gid of the shop whose token `graphql` uses, such as `gid://shopify/Shop/1`. */
export async function readShopGid(graphql: AdminGraphql): Promise<string> {
  const response = await graphql(SHOP_GID);
  return answer.parse(await response.json()).data.shop.id;
}
