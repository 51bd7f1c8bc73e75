import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
  visit,
} from "graphql";

export type ParsedDocument = { ok: true; document: DocumentNode } | { ok: false; errors: object[] };

/** Parses and validates a query against the schema; the errors are in Shopify's form. */
export function parseDocument(schema: GraphQLSchema, query: string): ParsedDocument {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    return { ok: false, errors: [{ message: fault.message, locations: fault.locations }] };
  }
  const errors = validate(schema, document);
  return errors.length === 0
    ? { ok: true, document }
    : { ok: false, errors: errors.map((error) => shopifyError(document, error)) };
}

const UNKNOWN_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"/;
const UNKNOWN_ARGUMENT = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/;

function shopifyError(document: DocumentNode, error: GraphQLError): object {
  const path = error.nodes?.[0] ? pathTo(document, error.nodes[0]) : [];
  const field = UNKNOWN_FIELD.exec(error.message);
  if (field) {
    const [, fieldName, typeName] = field;
    return {
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      locations: error.locations,
      path,
      extensions: { code: "undefinedField", typeName, fieldName },
    };
  }
  const argument = UNKNOWN_ARGUMENT.exec(error.message);
  if (argument) {
    const [, argumentName, , fieldName] = argument;
    return {
      message: `Field '${fieldName}' doesn't accept argument '${argumentName}'`,
      locations: error.locations,
      path: [...path, argumentName],
      extensions: {
        code: "argumentNotAccepted",
        name: fieldName,
        typeName: "Field",
        argumentName,
      },
    };
  }
  return {
    message: error.message,
    locations: error.locations,
    path,
    extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
  };
}

/** The way to a node as Shopify writes it: "query Name", then the fields. */
function pathTo(document: DocumentNode, target: ASTNode): string[] {
  let found: string[] = [];
  const path: string[] = [];
  visit(document, {
    enter(node) {
      const step = pathStep(node);
      if (step !== null) path.push(step);
      if (node === target) found = [...path];
    },
    leave(node) {
      if (pathStep(node) !== null) path.pop();
    },
  });
  return found;
}

function pathStep(node: ASTNode): string | null {
  if (node.kind === Kind.OPERATION_DEFINITION) {
    return node.name ? `${node.operation} ${node.name.value}` : node.operation;
  }
  if (node.kind === Kind.FRAGMENT_DEFINITION) return `fragment ${node.name.value}`;
  return node.kind === Kind.FIELD ? (node.alias?.value ?? node.name.value) : null;
}
