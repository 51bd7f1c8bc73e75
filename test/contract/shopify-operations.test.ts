/** Every GraphQL operation of the app against Shopify's own schema and list of access scopes. */
import { execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  NoDeprecatedCustomRule,
  TypeInfo,
  buildSchema,
  getNamedType,
  parse,
  specifiedRules,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { expect, test } from "vitest";

const ADAPTERS = "app/adapters/shopify";
const SCHEMA_FOLDER = "test/shopify-double/schema";
/** What shopify.app.toml asks for; a write scope implies its read scope. */
const GRANTED = new Set(["write_products", "write_files", "read_products", "read_files"]);
/** Mutations that take something away from a shop, or replace what isn't named. Promise: nothing is destroyed. */
const DESTROYERS = [/^productSet$/, /Delete/, /^appRevoke/, /^appUninstall$/];

const schema = buildSchema(readFileSync(join(SCHEMA_FOLDER, "admin-2026-10.graphql"), "utf8"));
const scopes = JSON.parse(readFileSync(join(SCHEMA_FOLDER, "access-scopes-2026-10.json"), "utf8")) as Record<
  string,
  string[]
>;

/** The operations as the generated types know them: the text of each is a key of one of two interfaces. */
function operations(): { name: string; text: string; document: DocumentNode }[] {
  const generated = readFileSync(join(ADAPTERS, "admin.generated.d.ts"), "utf8");
  return [...generated.matchAll(/^ {2}("#graphql(?:[^"\\]|\\.)*"): \{return: (\w+),/gm)].map(
    ([, literal, name]) => {
      const text = JSON.parse(literal ?? "") as string;
      return { name: name ?? "", text, document: parse(text) };
    },
  );
}

/** What is wrong with an operation, in words; empty when nothing is. */
function problemsOf(document: DocumentNode, against: GraphQLSchema): string[] {
  return [
    ...validate(against, document, [...specifiedRules, NoDeprecatedCustomRule]).map(({ message }) => message),
    ...missingScopes(document, against),
    ...uncheckedMutations(document),
    ...destroyers(document),
  ];
}

function missingScopes(document: DocumentNode, against: GraphQLSchema): string[] {
  const missing = new Set<string>();
  const need = (name: string) => {
    const anyOf = scopes[name];
    if (anyOf && !anyOf.some((scope) => GRANTED.has(scope)))
      missing.add(`${name} needs ${anyOf.join(" or ")}`);
  };
  const types = new TypeInfo(against);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const [parent, returned] = [types.getParentType(), types.getType()];
        if (parent) need(`${parent.name}.${node.name.value}`);
        if (returned) need(getNamedType(returned).name);
      },
      InlineFragment(node) {
        if (node.typeCondition) need(node.typeCondition.name.value);
      },
      FragmentDefinition(node) {
        need(node.typeCondition.name.value);
      },
    }),
  );
  return [...missing];
}

function rootMutations(document: DocumentNode) {
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .filter(({ operation }) => operation === "mutation")
    .flatMap(({ selectionSet }) => selectionSet.selections)
    .filter((selection) => selection.kind === Kind.FIELD);
}

const uncheckedMutations = (document: DocumentNode): string[] =>
  rootMutations(document)
    .filter(
      ({ selectionSet }) =>
        !selectionSet?.selections.some(
          (selection) => selection.kind === Kind.FIELD && /^(media)?userErrors$/i.test(selection.name.value),
        ),
    )
    .map(({ name }) => `${name.value} doesn't ask for its user errors`);

const destroyers = (document: DocumentNode): string[] =>
  rootMutations(document)
    .map(({ name }) => name.value)
    .filter((name) => DESTROYERS.some((pattern) => pattern.test(name)))
    .map((name) => `${name} destroys`);

test("every operation is valid, asks for nothing deprecated, and needs no scope that we don't have", () => {
  const all = operations();
  expect(all.length).toBeGreaterThan(10);
  expect(
    all.flatMap(({ name, document }) => problemsOf(document, schema).map((problem) => `${name}: ${problem}`)),
  ).toEqual([]);
});

test.each([
  ["query { shop { nonsense } }", /nonsense/],
  ["query { products(first: 1) { nodes { bodyHtml } } }", /bodyHtml is deprecated/],
  ["query { products(first: 1) { nodes { images(first: 1, maxWidth: 5) { nodes { id } } } } }", /maxWidth/],
  ["query { orders(first: 1) { nodes { id } } }", /read_orders/],
  ["query { node(id: 1) { ... on Customer { id } } }", /Customer needs read_customers/],
  ["mutation { fileDelete(fileIds: []) { userErrors { message } } }", /fileDelete destroys/],
  ["mutation { fileUpdate(files: []) { files { id } } }", /doesn't ask for its user errors/],
])("this test finds what is wrong with %s", (text, problem) => {
  expect(problemsOf(parse(text), schema).join("\n")).toMatch(problem);
});

test("GraphQL is spoken in the Shopify adapters and nowhere else", () => {
  const strangers = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join("app", file))
    .filter((file) => !file.startsWith(`${ADAPTERS}/`))
    .filter((file) =>
      /#graphql|graphql\.json|\.graphql\(|\bgql`|`\s*(query|mutation)\s+\w*\s*[({]/.test(
        readFileSync(file, "utf8"),
      ),
    );
  expect(strangers).toEqual([]);
});

test("every operation in the adapters' files is one that the types know", () => {
  const known = operations().map(({ text }) => text);
  const written = readdirSync(ADAPTERS)
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file))
    .flatMap(
      (file) => readFileSync(join(ADAPTERS, file), "utf8").match(/^\s*(query|mutation) \w+[ (]/gm) ?? [],
    );
  expect(written.length).toBe(known.length);
  for (const opening of written) expect(known.some((text) => text.includes(opening.trim()))).toBe(true);
});

test("the committed types are those that the schema and the operations give", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "node_modules/@graphql-codegen/cli/esm/bin.js",
    "--config",
    ".graphqlrc.ts",
    "--check",
  ]);
  expect(stdout).not.toMatch(/stale/i);
});

test("the generated types lead nowhere: a name that isn't there would silently become any", () => {
  const generated = readFileSync(join(ADAPTERS, "admin.generated.d.ts"), "utf8");
  const types = readFileSync(join(ADAPTERS, "admin.types.d.ts"), "utf8");
  const exported = new Set([...types.matchAll(/^export type (\w+)/gm)].map(([, name]) => name));
  const used = new Set([...generated.matchAll(/AdminTypes\.(\w+)/g)].map(([, name]) => name));
  expect(used.size).toBeGreaterThan(3);
  expect([...used].filter((name) => !exported.has(name))).toEqual([]);
});
