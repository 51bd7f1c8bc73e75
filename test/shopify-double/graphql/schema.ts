import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLScalarType, type GraphQLSchema } from "graphql";

/** Texts that Shopify refuses for its own scalars; the schema alone would take anything. */
const SCALARS: Record<string, (value: unknown) => boolean> = {
  URL: (value) => typeof value === "string" && URL.canParse(value),
  Decimal: isDecimal,
  Money: isDecimal,
  UnsignedInt64: (value) => /^\d{1,20}$/.test(String(value)),
  DateTime: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
};

function isDecimal(value: unknown): boolean {
  return (typeof value === "string" || typeof value === "number") && /^-?\d+(\.\d+)?$/.test(String(value));
}

/** The Admin API's real schema, with the scalars checked. */
export function openSchema(): GraphQLSchema {
  const sdl = readFileSync(new URL("../schema/admin-2026-10.graphql", import.meta.url), "utf8");
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  for (const [name, accepts] of Object.entries(SCALARS)) {
    const scalar = schema.getType(name) as GraphQLScalarType;
    const check = (value: unknown) => {
      if (!accepts(value)) throw new TypeError(`Invalid ${name} '${String(value)}'`);
      return value;
    };
    const parseLiteral = scalar.parseLiteral.bind(scalar);
    scalar.parseValue = check;
    scalar.parseLiteral = (node, variables) => check(parseLiteral(node, variables));
  }
  return schema;
}
