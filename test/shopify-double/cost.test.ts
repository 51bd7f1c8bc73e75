/**
 * What operations cost by the double, against what Shopify charged for the very same ones. Most were measured on a real
 * store in 2025 by the authors of Microsoft's connector (github.com/microsoft/BCApps, `.resources/graphql`, MIT), who
 * keep the requested cost with each query; the others stand in answers that people have published.
 */
import { type FragmentDefinitionNode, Kind, parse, type OperationDefinitionNode } from "graphql";
import { expect, test } from "vitest";
import { operationCost } from "./cost.ts";
import { openSchema } from "./graphql/schema.ts";

const schema = openSchema();

function cost(text: string, data?: unknown, variables: Record<string, unknown> = {}): number {
  const { definitions } = parse(text);
  const fragments = Object.fromEntries(
    definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const operation = definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return operationCost({ schema, fragments, variables }, operation!, data);
}

test.each([
  [1, "{ shopLocales { locale } }"],
  [2, "{ shop { id plan { shopifyPlus } } }"],
  [2, `{ product(id: "x") { id options { id name } } }`],
  [1, `{ node(id: "x") { ... on BulkOperation { status } } }`],
  [3, "{ app { apiKey installation { activeSubscriptions { status } } } }"],
  [4, `{ productVariants(first: 1, query: "x") { edges { node { id product { id } } } } }`],
  [4, `{ productVariant(id: "x") { media(first: 1) { edges { node { id } } } } }`],
  [6, "{ webhookSubscriptions(first: 10) { edges { node { id } } } }"],
  [7, "{ staffMembers(first: 20) { edges { node { id } } pageInfo { hasNextPage } } }"],
  [8, "{ collections(first: 25) { pageInfo { hasNextPage } edges { cursor node { id } } } }"],
  [9, "{ deliveryProfiles(first: 50) { pageInfo { hasNextPage } edges { cursor node { id } } } }"],
  [11, "{ customers(first: 100) { pageInfo { endCursor hasNextPage } nodes { legacyResourceId } } }"],
  [12, "{ products(first: 200) { pageInfo { hasNextPage } edges { cursor node { id updatedAt } } } }"],
  [13, `{ product(id: "x") { variants(first: 200) { edges { cursor node { id } } } } }`],
  [14, "{ catalogs(first: 25) { edges { node { id priceList { currency } } } } }"],
  [14, `{ order(id: "x") { fulfillmentOrders(first: 250) { nodes { id } } } }`],
  [25, `{ product(id: "x") { variants(first: 250) { nodes { inventoryItem { id tracked } } } } }`],
  [
    32,
    "{ publications(first: 25) { edges { node { id catalog { id ... on AppCatalog { apps(first: 1) { edges { node { id } } } } } } } } }",
  ],
  [
    47,
    "{ products(first: 100) { edges { node { id media(first: 1) { edges { node { mediaContentType ... on MediaImage { id image { url } } } } } } } } }",
  ],
  [
    48,
    `{ location(id: "x") { inventoryLevels(first: 100) { edges { node { id quantities(names: "available") { quantity } item { id variant { id product { id } } } } } } } }`,
  ],
  [
    51,
    `{ product(id: "x") { id variants(first: 3) { nodes { id product { id variants(first: 3) { edges { node { id inventoryItem { id inventoryLevels(first: 3) { nodes { id quantities(names: ["available"]) { quantity } location { id } } } } } } } } } } } }`,
  ],
  [
    54,
    `{ deliveryProfile(id: "x") { profileLocationGroups { locationGroupZones(first: 20) { edges { node { methodDefinitions(first: 50) { edges { node { active } } } } } } } } }`,
  ],
])("a query costs %i: %s", (points, text) => {
  expect(cost(text)).toBe(points);
});

test.each([
  [
    10,
    'mutation { bulkOperationRunMutation(mutation: "x", stagedUploadPath: "x") { bulkOperation { id } userErrors { field } } }',
  ],
  [10, "mutation { metafieldsSet(metafields: []) { metafields { key } userErrors { field } } }"],
  [11, `mutation { draftOrderComplete(id: "x") { draftOrder { order { id } } userErrors { field } } }`],
  [11, "mutation { stagedUploadsCreate(input: []) { stagedTargets { url parameters { name value } } } }"],
  [
    11,
    `mutation { priceListFixedPricesAdd(priceListId: "x", prices: []) { prices { variant { id } } userErrors { field } } }`,
  ],
  [
    20,
    `mutation { productUpdate(product: {}) { product { id } } metafieldsSet(metafields: []) { metafields { id } } }`,
  ],
])("a mutation costs %i: %s", (points, text) => {
  expect(cost(text)).toBe(points);
});

test("a mutation returns its points deeper down only when it did something", () => {
  const text = `mutation { fulfillmentCreate(fulfillment: {}) { fulfillment { fulfillmentLineItems(first: 10) { nodes { lineItem { id } } } } userErrors { field } } }`;
  expect(cost(text)).toBe(20);
  expect(cost(text, { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: null }] } })).toBe(10);
});

test("what is not there is not charged: an actual cost goes by the answer", () => {
  expect(cost("{ customers(first: 200) { edges { node { id } } } }", { customers: { edges: [] } })).toBe(2);
  const query = `{ product(id: "x") { variants(first: 250) { nodes { inventoryItem { id } } } } }`;
  expect(cost(query, { product: null })).toBe(1);
  const order = `{ order(id: "x") { fulfillmentOrders(first: 2) { nodes { assignedLocation { location { id } } } } } }`;
  const seen = {
    order: {
      fulfillmentOrders: { nodes: [{ assignedLocation: { location: { id: "2" } } }] },
    },
  };
  expect(cost(order, seen)).toBe(6);
});

test("objects that are asked for by their ids cost one each, found or not", () => {
  const text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on MediaImage { id fileStatus } } }";
  const ids = ["a", "b", "c"];
  expect(cost(text, undefined, { ids })).toBe(3);
  expect(cost(text, { nodes: [{ __typename: "MediaImage", id: "a" }, null, null] }, { ids })).toBe(3);
});
