import { expect, test } from "vitest";
import { openSchema } from "../graphql/schema.ts";
import { type BulkQuery, linesOf, parseBulkQuery } from "./shape.ts";

const schema = openSchema();

function parsed(query: string): BulkQuery {
  const outcome = parseBulkQuery(schema, query);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.query;
}

test.each([
  [
    "what is no query of the schema",
    "{ products { edges { node { colour } } } }",
    "Field 'colour' doesn't exist",
  ],
  ["a broken query", "{ products(", "Invalid bulk query"],
  ["a mutation", "mutation { fileDelete(fileIds: []) { deletedFileIds } }", "must be one query operation"],
  ["variables", "query ($q: String) { products(query: $q) { edges { node { id } } } }", "variables"],
  [
    "two root fields",
    "{ products { edges { node { id } } } files { edges { node { id } } } }",
    "single top-level",
  ],
  ["no connection", "{ shop { name } }", "at least one connection"],
  ["a connection without its items", "{ products { pageInfo { hasNextPage } } }", "'edges' > 'node'"],
  ["renamed edges", "{ products { all: edges { node { id } } } }", "cannot rename"],
  [
    "a parent of a connection without its id",
    "{ products { edges { node { title media { edges { node { id } } } } } } }",
    "must select the 'id' field",
  ],
  [
    "four connections one below the other",
    `{ collections { edges { node { id products { edges { node { id variants { edges { node { id
      media { edges { node { id } } } } } } } } } } } } }`,
    "nesting depth",
  ],
  [
    "six connections",
    `{ products { edges { node { id variants { nodes { id } } media { nodes { id } } collections { nodes { id } }
      metafields { nodes { id } } more: variants { nodes { id } } } } } }`,
    "more than 5",
  ],
])("%s is refused", (_what, query, message) => {
  expect(parseBulkQuery(schema, query)).toEqual({ ok: false, message: expect.stringContaining(message) });
});

test("the lines of an item are itself and, after it, the items below with its id; fragments and aliases included", () => {
  const query = parsed(`
    query Export { all: products { edges { node { ...Fields } } } }
    fragment Fields on Product { id name: title seo { title } pictures: media { nodes { id ... on MediaImage { mimeType } } } }
  `);
  expect(query.rootKey).toBe("all");
  const item = {
    id: "gid://shopify/Product/1",
    name: "Mug",
    seo: { title: null },
    pictures: { nodes: [{ id: "gid://shopify/MediaImage/2", mimeType: "image/png" }] },
  };
  expect([...linesOf(query.root, item)].map((line) => JSON.parse(line))).toEqual([
    { id: "gid://shopify/Product/1", name: "Mug", seo: { title: null } },
    { id: "gid://shopify/MediaImage/2", mimeType: "image/png", __parentId: "gid://shopify/Product/1" },
  ]);
});
