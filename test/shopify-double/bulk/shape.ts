import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { parseDocument } from "../graphql/validation.ts";

/** Where in the replies of a query connections stand. */
export interface Shape {
  /** By response key: what one item of the connection looks like. */
  connections: Map<string, Shape>;
  /** Plain objects by response key, as far as they contain connections somewhere below. */
  objects: Map<string, Shape>;
  selectsId: boolean;
}

export interface BulkQuery {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The response key of the one root connection. */
  rootKey: string;
  /** What one item of the root connection looks like. */
  root: Shape;
}

export type BulkParse = { ok: true; query: BulkQuery } | { ok: false; message: string };

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

class InvalidBulkQuery extends Error {}

/** Parses a bulk query and holds it to the schema and to Shopify's restrictions (shopify.dev, "Bulk operations"). */
export function parseBulkQuery(schema: GraphQLSchema, text: string): BulkParse {
  const parsed = parseDocument(schema, text);
  if (!parsed.ok) {
    const message = (parsed.errors[0] as { message?: string } | undefined)?.message;
    return { ok: false, message: `Invalid bulk query: ${message ?? "it is not valid"}` };
  }
  const { document } = parsed;
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation !== "query") {
    return { ok: false, message: "Invalid bulk query: it must be one query operation." };
  }
  if ((operation.variableDefinitions ?? []).length > 0) {
    return { ok: false, message: "Invalid bulk query: variables aren't supported." };
  }
  try {
    return { ok: true, query: { document, operation, ...readShape(schema, document, operation) } };
  } catch (fault) {
    if (!(fault instanceof InvalidBulkQuery)) throw fault;
    return { ok: false, message: fault.message };
  }
}

function readShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): { rootKey: string; root: Shape } {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const reader = { schema, fragments, connections: 0 };
  const fields = fieldsOf(reader, operation.selectionSet, schema.getQueryType()!);
  if (fields.length !== 1) throw new InvalidBulkQuery("Bulk queries must have a single top-level field.");
  const shape = shapeOf(reader, operation.selectionSet, schema.getQueryType()!, 0);
  const [root] = shape.connections;
  if (!root) throw new InvalidBulkQuery("Bulk queries must contain at least one connection.");
  if (reader.connections > MAX_CONNECTIONS) {
    throw new InvalidBulkQuery(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
  }
  return { rootKey: root[0], root: root[1] };
}

interface Reader {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  connections: number;
}

/** The fields of a selection with the types that they stand on, those of fragments included. */
function fieldsOf(
  reader: Reader,
  set: SelectionSetNode,
  type: GraphQLNamedType,
): { node: FieldNode; parent: GraphQLNamedType }[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ node: selection, parent: type }];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : reader.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    const inner = condition ? reader.schema.getType(condition) : type;
    return fragment && inner ? fieldsOf(reader, fragment.selectionSet, inner) : [];
  });
}

function shapeOf(reader: Reader, set: SelectionSetNode, type: GraphQLNamedType, depth: number): Shape {
  const shape: Shape = { connections: new Map(), objects: new Map(), selectsId: false };
  for (const { node, parent } of fieldsOf(reader, set, type)) {
    if (node.name.value === "id" && !node.alias) shape.selectsId = true;
    if (!node.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) continue;
    const fieldType = getNamedType(parent.getFields()[node.name.value]!.type);
    const key = node.alias?.value ?? node.name.value;
    if (fieldType.name.endsWith("Connection")) {
      reader.connections += 1;
      if (depth >= MAX_DEPTH + 1) {
        throw new InvalidBulkQuery(
          `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`,
        );
      }
      shape.connections.set(key, itemShape(reader, node.selectionSet, fieldType, depth + 1));
    } else {
      const below = shapeOf(reader, node.selectionSet, fieldType, depth);
      if (below.connections.size + below.objects.size > 0) shape.objects.set(key, below);
    }
  }
  if (depth > 0 && shape.connections.size > 0 && !shape.selectsId) {
    throw new InvalidBulkQuery(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type.",
    );
  }
  return shape;
}

/** One item, whether it is asked for by `nodes` or by `edges { node }`. */
function itemShape(
  reader: Reader,
  set: SelectionSetNode,
  connection: GraphQLNamedType,
  depth: number,
): Shape {
  const fields = fieldsOf(reader, set, connection);
  for (const { node, parent } of fields) {
    if (node.alias) throw new InvalidBulkQuery("Bulk queries cannot rename 'edges', 'node' or 'nodes'.");
    if (node.name.value === "nodes" && isObjectType(parent)) {
      return shapeOf(reader, node.selectionSet!, getNamedType(parent.getFields().nodes!.type), depth);
    }
    if (node.name.value === "edges" && isObjectType(parent)) {
      const edge = getNamedType(parent.getFields().edges!.type);
      const item = fieldsOf(reader, node.selectionSet!, edge).find(
        (field) => field.node.name.value === "node",
      );
      if (item && isObjectType(edge)) {
        if (item.node.alias)
          throw new InvalidBulkQuery("Bulk queries cannot rename 'edges', 'node' or 'nodes'.");
        return shapeOf(reader, item.node.selectionSet!, getNamedType(edge.getFields().node!.type), depth);
      }
    }
  }
  throw new InvalidBulkQuery(
    "All connection fields in a bulk query must select their contents using 'edges' > 'node'.",
  );
}

type Data = Record<string, unknown>;

/** The lines of one item: itself without its connections, then their items with `__parentId`. */
export function* linesOf(shape: Shape, item: Data, parentId?: unknown): Generator<string> {
  const { line, nested } = separate(shape, item);
  yield JSON.stringify(parentId === undefined ? line : { ...line, __parentId: parentId });
  for (const [child, items] of nested) {
    for (const inner of items) yield* linesOf(child, inner, item.id);
  }
}

function separate(shape: Shape, item: Data): { line: Data; nested: [Shape, Data[]][] } {
  const line: Data = {};
  const nested: [Shape, Data[]][] = [];
  for (const [key, value] of Object.entries(item)) {
    const connection = shape.connections.get(key);
    const object = shape.objects.get(key);
    if (connection) {
      nested.push([connection, itemsOf(value)]);
    } else if (object && value !== null) {
      const inner = separate(object, value as Data);
      line[key] = inner.line;
      nested.push(...inner.nested);
    } else {
      line[key] = value;
    }
  }
  return { line, nested };
}

/** The items of a connection in a reply. */
export function itemsOf(connection: unknown): Data[] {
  const { nodes, edges } = (connection ?? {}) as { nodes?: Data[]; edges?: { node: Data }[] };
  return nodes ?? edges?.map((edge) => edge.node) ?? [];
}
