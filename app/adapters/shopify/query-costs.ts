/**
 * What an operation will be charged before it runs. Shopify computes it from the selection and from the sizes that the
 * variables ask for, and says it with every answer: the last figure of the same operation with the same sizes is kept.
 * Of the process alone: a new one guesses once.
 */

/** A mutation's documented cost. Source: https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits */
const MUTATION_POINTS = 10;
/** For a query that nobody has sent yet; a page of 250 small objects costs less. */
const UNKNOWN_QUERY_POINTS = 50;

export interface QueryCosts {
  /** The points to take before an operation is sent. */
  expected(operation: string, variables: object): number;
  /** Shopify's requested cost of an operation that was sent. */
  learn(operation: string, variables: object, requestedPoints: number): void;
}

export function createQueryCosts(): QueryCosts {
  const known = new Map<string, Map<string, number>>();
  return {
    expected(operation, variables) {
      const ofOperation = known.get(operation);
      const learned = ofOperation?.get(sizesOf(variables));
      if (learned !== undefined) return learned;
      // Other sizes of the same operation: the dearest, so that too little is never taken for long.
      if (ofOperation) return Math.max(...ofOperation.values());
      return isMutation(operation) ? MUTATION_POINTS : UNKNOWN_QUERY_POINTS;
    },
    learn(operation, variables, requestedPoints) {
      const ofOperation = known.get(operation) ?? new Map<string, number>();
      ofOperation.set(sizesOf(variables), requestedPoints);
      known.set(operation, ofOperation);
    },
  };
}

export const isMutation = (operation: string): boolean => /^\s*mutation\b/m.test(operation);

/** Page sizes and lengths of lists, with where they stand: all of the variables that a cost can depend on. */
function sizesOf(value: unknown, at = ""): string {
  if (typeof value === "number") return `${at}=${value};`;
  if (Array.isArray(value)) return `${at}[${value.length}];`;
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, inner]) => sizesOf(inner, `${at}.${key}`))
    .join("");
}
