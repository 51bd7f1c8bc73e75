import {
  execute,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { count, type DoubleContext } from "../context.ts";
import { type Bucket, fieldCosts, MAX_QUERY_POINTS, operationCost, refill, throttleStatus } from "../cost.ts";
import type { ShopRow } from "../database.ts";
import { guardedType, missingScopes } from "../scopes.ts";
import type { Connection, PageArguments } from "./connection.ts";
import { badRequest, NotServed } from "./errors.ts";
import type { SearchReport } from "./search.ts";
import type { GraphqlContext } from "./resolver.ts";
import { resolvers } from "./resolvers/index.ts";
import { type ParsedDocument, parseDocument } from "./validation.ts";

/** The longest array that any input may hold (shopify.dev, "Input limits"). */
const MAX_ARRAY_LENGTH = 250;
const MAX_CACHED_DOCUMENTS = 500;

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface AnswerOptions {
  /** Answers as if the bucket were empty. */
  throttle?: boolean;
  /** Adds what each field costs. */
  costFields?: boolean;
  /** Adds how searches were understood. */
  searchReports?: boolean;
}

export interface GraphqlEngine {
  /** The root fields of the operation that a request would run, and its name; none when it is not valid. */
  operationNames(request: GraphqlRequest): string[];
  /** Answers one request of a shop that granted `scopes`; the reply is always sent with HTTP 200. */
  answer(
    shop: ShopRow,
    scopes: ReadonlySet<string>,
    bucket: Bucket,
    request: GraphqlRequest,
    options?: AnswerOptions,
  ): Promise<object>;
}

/** Answers requests by the schema; each document is parsed and validated once. */
export function openGraphql(context: DoubleContext): GraphqlEngine {
  const { schema } = context;
  const documents = new Map<string, ParsedDocument>();

  const parseOnce = (query: string): ParsedDocument => {
    let parsed = documents.get(query);
    if (!parsed) {
      parsed = parseDocument(schema, query);
      if (documents.size >= MAX_CACHED_DOCUMENTS) documents.clear();
      documents.set(query, parsed);
    }
    return parsed;
  };

  return {
    operationNames(request) {
      const parsed = parseOnce(request.query);
      const operation = parsed.ok ? getOperationAST(parsed.document, request.operationName) : null;
      if (!operation) return [];
      const fields = operation.selectionSet.selections.flatMap((selection) =>
        selection.kind === Kind.FIELD ? [selection.name.value] : [],
      );
      return operation.name ? [operation.name.value, ...fields] : fields;
    },

    async answer(
      shop,
      scopes,
      bucket,
      request,
      { throttle = false, costFields = false, searchReports = false } = {},
    ) {
      const parsed = parseOnce(request.query);
      if (!parsed.ok) return { errors: parsed.errors };
      const operation = getOperationAST(parsed.document, request.operationName);
      if (!operation) return { errors: [{ message: "No operation with that name" }] };
      if (operation.operation === "subscription") return { errors: [{ message: "No subscriptions" }] };

      const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables);
      if (variables.errors) return { errors: variables.errors.map(invalidVariable) };

      const refusal = refuseDeprecatedMutation(context, shop, schema, operation);
      if (refusal) return refusal;

      const measure = {
        schema,
        fragments: Object.fromEntries(
          parsed.document.definitions
            .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
            .map((node) => [node.name.value, node]),
        ),
        variables: variables.coerced,
      };
      const requestedQueryCost = operationCost(measure, operation);
      if (requestedQueryCost > MAX_QUERY_POINTS) return tooExpensive(requestedQueryCost);
      refill(bucket, context.clock.now());
      const name = operation.name?.value ?? "(no name)";
      if (throttle || bucket.available < requestedQueryCost) {
        count(context.db, shop.id, "throttled", name);
        return throttled(requestedQueryCost, throttle ? { ...bucket, available: 0 } : bucket);
      }
      bucket.available -= requestedQueryCost;

      const searches: SearchReport[] = [];
      const result = (await execute({
        schema,
        document: parsed.document,
        operationName: request.operationName,
        variableValues: request.variables,
        contextValue: {
          double: context,
          shop,
          scopes,
          bucket,
          ...(searchReports && { searches }),
        } satisfies GraphqlContext,
        fieldResolver: resolveField,
        typeResolver: resolveType,
      })) as ExecutionResult;

      const actualQueryCost = Math.min(
        requestedQueryCost,
        operationCost(measure, operation, result.data ?? null),
      );
      bucket.available += requestedQueryCost - actualQueryCost;
      count(context.db, shop.id, "points", name, actualQueryCost);
      return {
        data: result.data,
        ...(result.errors && { errors: result.errors.map((error) => executionError(context, shop, error)) }),
        extensions: {
          ...(searches.length > 0 && { search: searches }),
          cost: {
            requestedQueryCost,
            actualQueryCost,
            throttleStatus: throttleStatus(bucket),
            ...(costFields && { fields: fieldCosts(measure, operation) }),
          },
        },
      };
    },
  };
}

/** The concrete type of what an interface or union stands for. */
export function resolveType(value: unknown): string | undefined {
  return (value as { __typename?: string }).__typename;
}

/** Serves one field: scopes, limits and counters first, then the resolver or the source. */
export const resolveField: GraphQLFieldResolver<unknown, GraphqlContext> = (source, args, context, info) => {
  const { parentType, fieldName } = info;
  const guards = [`${parentType.name}.${fieldName}`, guardedType(getNamedType(info.returnType))];
  const needed = missingScopes(context.scopes, guards);
  if (needed) throw accessDenied(fieldName, needed);
  refuseLongArrays(args);
  const { db } = context.double;
  const isRoot = info.path.prev === undefined;
  const served = resolvers[parentType.name]?.[fieldName];
  if (isRoot && served && !context.bulk?.after)
    count(db, context.shop.id, "op", `${info.operation.operation}.${fieldName}`);
  if (parentType.getFields()[fieldName]?.deprecationReason) {
    count(db, context.shop.id, "deprecated", `${parentType.name}.${fieldName}`);
  }
  const bulk = getNamedType(info.returnType).name.endsWith("Connection") ? context.bulk : undefined;
  const given = bulk ? { ...args, ...bulkPage(bulk, isRoot) } : args;
  const value = served
    ? served(source as never, given as never, context)
    : readFromSource(source, parentType.name, fieldName);
  if (bulk && isRoot) {
    const { pageInfo } = value as Connection<unknown>;
    Object.assign(bulk, { after: pageInfo.endCursor, hasNextPage: pageInfo.hasNextPage });
  }
  return checkConcreteType(value, fieldName, context);
};

/** In a bulk operation the sizes that the query asks for are ignored. */
function bulkPage(bulk: NonNullable<GraphqlContext["bulk"]>, isRoot: boolean): PageArguments {
  const whole = { first: null, last: null, before: null, after: null };
  return isRoot ? { ...whole, first: bulk.pageSize, after: bulk.after } : { ...whole, unpaged: true };
}

function readFromSource(source: unknown, typeName: string, fieldName: string): unknown {
  if (typeof source === "object" && source !== null && Object.hasOwn(source, fieldName)) {
    return (source as Record<string, unknown>)[fieldName];
  }
  throw new NotServed(`${typeName}.${fieldName}`);
}

/** An interface (node, media) needs the scope of the object that is found behind it. */
function checkConcreteType(value: unknown, fieldName: string, context: GraphqlContext): unknown {
  for (const item of Array.isArray(value) ? value : [value]) {
    const typename = (item as { __typename?: string } | null)?.__typename;
    if (!typename) continue;
    const needed = missingScopes(context.scopes, [typename]);
    if (needed) throw accessDenied(fieldName, needed);
  }
  return value;
}

function accessDenied(fieldName: string, needed: string[]): GraphQLError {
  const names = [...new Set(needed)].map((scope) => `\`${scope}\` access scope`);
  const requiredAccess = `${names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names[0]}.`;
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess,
    },
  });
}

function refuseLongArrays(value: unknown): void {
  if (Array.isArray(value)) {
    if (value.length > MAX_ARRAY_LENGTH) {
      throw badRequest(
        `The input array size of ${value.length} is greater than the maximum allowed of ${MAX_ARRAY_LENGTH}.`,
      );
    }
    value.forEach(refuseLongArrays);
  } else if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(refuseLongArrays);
  }
}

/** Stricter than Shopify, which still runs them: the app must never call a mutation that is going away. */
function refuseDeprecatedMutation(
  context: DoubleContext,
  shop: ShopRow,
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): object | null {
  if (operation.operation !== "mutation") return null;
  const mutation = schema.getMutationType();
  const deprecated = operation.selectionSet.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD || !isObjectType(mutation)) return [];
    return mutation.getFields()[selection.name.value]?.deprecationReason ? [selection.name.value] : [];
  });
  if (deprecated.length === 0) return null;
  for (const name of deprecated) count(context.db, shop.id, "deprecated", `Mutation.${name}`);
  return {
    errors: deprecated.map((name) => ({
      message: `the double refuses the deprecated mutation ${name}`,
      extensions: { code: "DEPRECATED_REFUSED_BY_DOUBLE" },
    })),
  };
}

function invalidVariable(error: GraphQLError): object {
  return {
    message: error.message,
    locations: error.locations,
    extensions: { code: "INVALID_VARIABLE", problems: [{ path: [], explanation: error.message }] },
  };
}

function tooExpensive(cost: number): object {
  return {
    errors: [
      {
        message: `Query cost is ${cost}, which exceeds the single query max cost (${MAX_QUERY_POINTS}).`,
        extensions: {
          code: "MAX_COST_EXCEEDED",
          cost,
          maxCost: MAX_QUERY_POINTS,
          documentation: "https://shopify.dev/api/usage/rate-limits",
        },
      },
    ],
  };
}

function throttled(requestedQueryCost: number, bucket: Bucket): object {
  return {
    errors: [
      {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
      },
    ],
    extensions: {
      cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: throttleStatus(bucket) },
    },
  };
}

function executionError(context: DoubleContext, shop: ShopRow, error: GraphQLError): object {
  const cause = error.originalError ?? error;
  if (cause instanceof NotServed) {
    count(context.db, shop.id, "unexpected", cause.what);
  } else if (!(cause instanceof GraphQLError)) {
    console.error(`shopify-double: ${error.path?.join(".")} failed`, cause);
    return {
      message: "Internal error. Looks like something went wrong on our end.",
      path: error.path,
      extensions: { code: "INTERNAL_SERVER_ERROR", detail: error.message },
    };
  }
  return error.toJSON();
}
