import { GraphQLError } from "graphql";

/** Shopify's answer to an id that is not one of its global ids. */
export function invalidId(id: string): GraphQLError {
  return new GraphQLError(`Invalid global id '${id}'`, {
    extensions: { code: "argumentLiteralsIncompatible" },
  });
}

/** Shopify's answer to an argument that the schema allows and the API does not. */
export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

/** Stricter than Shopify, which still serves it: the app must not use what is going away. */
export class DeprecatedRefused extends GraphQLError {
  constructor(what: string) {
    super(`the double refuses the deprecated ${what}`, {
      extensions: { code: "DEPRECATED_REFUSED_BY_DOUBLE" },
    });
  }
}

/** The double's own refusal: Shopify would serve it, the double does not. Never answered with a silent null. */
export class NotServed extends GraphQLError {
  readonly what: string;
  constructor(what: string) {
    super(`the double does not serve ${what}`, { extensions: { code: "NOT_SERVED_BY_DOUBLE" } });
    this.what = what;
  }
}

/** Throws when one of the named arguments was given, because the double would ignore it. */
export function refuseArguments(
  field: string,
  args: Record<string, unknown>,
  names: readonly string[],
): void {
  for (const name of names) {
    if (args[name] !== undefined && args[name] !== null) throw new NotServed(`${field}(${name}:)`);
  }
}
