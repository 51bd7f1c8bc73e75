import { NotServed } from "../errors.ts";
import { gid, parseGid } from "../ids.ts";
import type { GraphqlContext, Resolvers } from "../resolver.ts";
import { billingResolvers, purchaseById, subscriptionById } from "./billing.ts";
import { bulkOperationById, bulkResolvers } from "./bulk.ts";
import { catalogueById, catalogueResolvers } from "./catalogue.ts";
import { fileById, fileResolvers } from "./files.ts";
import { shopNode, shopResolvers } from "./shop.ts";

const nodesByType: Record<string, (context: GraphqlContext, id: string) => object | null> = {
  ...catalogueById,
  MediaImage: fileById,
  Video: fileById,
  BulkOperation: bulkOperationById,
  AppPurchaseOneTime: purchaseById,
  AppSubscription: subscriptionById,
  Shop: ({ shop }, id) => (id === gid("Shop", shop.id) ? shopNode(shop) : null),
};

function nodeById(context: GraphqlContext, id: string): object | null {
  const { type } = parseGid(id);
  const find = nodesByType[type];
  if (!find) throw new NotServed(`node(id:) of ${type}`);
  return find(context, id);
}

const nodeResolvers: Resolvers = {
  QueryRoot: {
    node: (_source: unknown, { id }: { id: string }, context) => nodeById(context, id),
    nodes: (_source: unknown, { ids }: { ids: string[] }, context) => ids.map((id) => nodeById(context, id)),
  },
};

/** Every field that the double serves and that is not read straight from its source. */
export const resolvers: Resolvers = [
  shopResolvers,
  catalogueResolvers,
  fileResolvers,
  billingResolvers,
  bulkResolvers,
  nodeResolvers,
].reduce<Resolvers>((all, part) => {
  for (const [type, fields] of Object.entries(part)) all[type] = { ...all[type], ...fields };
  return all;
}, {});
