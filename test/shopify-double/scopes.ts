import { readFileSync } from "node:fs";
import { getNamedType, type GraphQLNamedType, isObjectType } from "graphql";

/** Shopify's own list: which type or field needs one of which access scopes. */
const requirements = JSON.parse(
  readFileSync(new URL("./schema/access-scopes-2026-10.json", import.meta.url), "utf8"),
) as Record<string, string[]>;

/** Parses "write_products,write_files"; a write scope implies its read scope. */
export function grantedScopes(scopes: string): ReadonlySet<string> {
  const granted = scopes.split(",").map((scope) => scope.trim());
  const implied = granted
    .filter((scope) => scope.startsWith("write_"))
    .map((scope) => `read_${scope.slice("write_".length)}`);
  return new Set([...granted, ...implied]);
}

/**
 * The scopes of which one is missing, or null when the granted ones suffice.
 *
 * @param guards - types ("Product") and fields ("QueryRoot.files") that are about to be read
 */
export function missingScopes(granted: ReadonlySet<string>, guards: readonly string[]): string[] | null {
  for (const guard of guards) {
    const needed = requirements[guard];
    if (needed && !needed.some((scope) => granted.has(scope))) return needed;
  }
  return null;
}

/** The type whose scopes guard a field that returns `type`: a connection is guarded like the objects that it lists. */
export function guardedType(type: GraphQLNamedType): string {
  if (!isObjectType(type) || !type.name.endsWith("Connection")) return type.name;
  const nodes = type.getFields().nodes;
  return nodes ? getNamedType(nodes.type).name : type.name;
}
