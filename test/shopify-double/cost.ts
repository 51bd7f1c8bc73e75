import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  getNullableType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type FieldNode,
} from "graphql";
import type { ShopPlan } from "./database.ts";

/** The documented default of a mutation. What it returns directly is included, what lies deeper is not (README). */
const MUTATION_POINTS = 10;
/** Of a connection, beside its items; also of an empty one. */
const CONNECTION_POINTS = 2;
/** A single query may never cost more, whatever the bucket holds. */
export const MAX_QUERY_POINTS = 1_000;

interface Measure {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/**
 * The requested cost of an operation (before execution), or, given its `data`, the actual one.
 * Scalars and enums cost 0, objects 1, lists as much as one of their objects, interfaces and unions their dearest
 * selection, connections by their size, mutations 10. The README says where each rule was seen.
 *
 * @param data - the `data` of the reply; leave it out for the requested cost
 */
export function operationCost(measure: Measure, operation: OperationDefinitionNode, data?: unknown): number {
  const { schema } = measure;
  const known = data === undefined ? UNKNOWN : data;
  if (operation.operation === "mutation") {
    const root = schema.getMutationType();
    return root ? mutationsCost(measure, operation.selectionSet, root, known) : 0;
  }
  const root = schema.getQueryType();
  return root ? selectionCost(measure, operation.selectionSet, root, known) : 0;
}

function mutationsCost(
  measure: Measure,
  set: SelectionSetNode,
  root: GraphQLObjectType,
  data: unknown,
): number {
  return set.selections.reduce((sum, selection) => {
    if (selection.kind !== "Field") return sum;
    return sum + mutationCost(measure, selection, root, data);
  }, 0);
}

function mutationCost(measure: Measure, field: FieldNode, root: GraphQLObjectType, data: unknown): number {
  const payload = getNamedType(root.getFields()[field.name.value]?.type);
  if (!field.selectionSet || !isObjectType(payload)) return MUTATION_POINTS;
  const value = valueOf(data, field);
  if (value === null || value === undefined) return MUTATION_POINTS;
  return field.selectionSet.selections.reduce((sum, selection) => {
    if (selection.kind !== "Field") return sum;
    const points = fieldCost(measure, selection, payload, value);
    // The object that a mutation returns is part of it.
    return sum + (isConnection(payload, selection) ? points : Math.max(0, points - 1));
  }, MUTATION_POINTS);
}

const isConnection = (type: GraphQLObjectType, field: FieldNode): boolean =>
  getNamedType(type.getFields()[field.name.value]?.type)?.name.endsWith("Connection") ?? false;

const valueOf = (data: unknown, field: FieldNode): unknown =>
  data === UNKNOWN
    ? UNKNOWN
    : (data as Record<string, unknown> | null)?.[field.alias?.value ?? field.name.value];

/** Stands for "not executed yet": sizes come from the arguments instead of the data. */
const UNKNOWN = Symbol("unknown");

function selectionCost(
  measure: Measure,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  data: unknown,
): number {
  let points = 0;
  for (const selection of set.selections) {
    if (selection.kind === "Field") {
      points += isObjectType(type) ? fieldCost(measure, selection, type, data) : 0;
      continue;
    }
    const fragment =
      selection.kind === "InlineFragment" ? selection : measure.fragments[selection.name.value];
    if (!fragment) continue;
    const conditionName = fragment.typeCondition?.name.value;
    const condition = conditionName ? measure.schema.getType(conditionName) : type;
    if (condition && applies(measure.schema, condition, type)) {
      points += selectionCost(measure, fragment.selectionSet, type, data);
    }
  }
  return points;
}

function applies(schema: GraphQLSchema, condition: GraphQLNamedType, type: GraphQLNamedType): boolean {
  if (condition.name === type.name) return true;
  return isAbstractType(condition) && isObjectType(type) && schema.isSubType(condition, type);
}

function fieldCost(measure: Measure, field: FieldNode, parent: GraphQLObjectType, data: unknown): number {
  const definition = parent.getFields()[field.name.value];
  if (!definition || !field.selectionSet) return 0;
  const type = getNamedType(definition.type);
  if (isLeafType(type)) return 0;

  const value = valueOf(data, field);
  if (value === null || value === undefined) return 1;

  if (type.name.endsWith("Connection") && isObjectType(type)) {
    return connectionCost(measure, field, type, value);
  }
  if (!isListType(getNullableType(definition.type)))
    return objectCost(measure, field.selectionSet, type, value);
  return listCost(measure, field, type, value);
}

/** A list is one object, however long it is; but whoever asks for objects by their ids asks for each of them. */
function listCost(measure: Measure, field: FieldNode, type: GraphQLNamedType, value: unknown): number {
  const set = field.selectionSet!;
  const asked = argument(measure, field, "ids");
  if (value === UNKNOWN) {
    return (Array.isArray(asked) ? asked.length : 1) * objectCost(measure, set, type, UNKNOWN);
  }
  const points = (value as unknown[]).map((item) =>
    item === null ? 1 : objectCost(measure, set, type, item),
  );
  return asked === undefined ? Math.max(1, ...points) : points.reduce((sum, each) => sum + each, 0);
}

function objectCost(measure: Measure, set: SelectionSetNode, type: GraphQLNamedType, data: unknown): number {
  if (!isAbstractType(type)) return 1 + selectionCost(measure, set, type, data);
  const dearest = measure.schema
    .getPossibleTypes(type)
    .map((possible) => selectionCost(measure, set, possible, data));
  return 1 + Math.max(0, ...dearest);
}

function connectionCost(measure: Measure, field: FieldNode, type: GraphQLObjectType, data: unknown): number {
  const set = field.selectionSet!;
  if (data === UNKNOWN) return sizedCost(itemCost(measure, set, type, UNKNOWN), pageSize(measure, field));
  const items = connectionItems(data);
  const points = items.reduce<number>((sum, item) => sum + itemCost(measure, set, type, item), 0);
  return sizedCost(items.length === 0 ? 0 : points / items.length, items.length);
}

/**
 * Shopify says only "sized by first and last". Twice the natural logarithm of the size, at least 1, for each point of an
 * item is what every figure that was seen on real stores comes to (README).
 */
function sizedCost(itemPoints: number, size: number): number {
  if (size === 0) return CONNECTION_POINTS;
  return CONNECTION_POINTS + Math.ceil(Math.max(1, Math.floor(2 * Math.log(size))) * itemPoints);
}

/** What one item of a connection costs by its selection, whether it is asked for by `nodes` or by `edges { node }`. */
function itemCost(
  measure: Measure,
  set: SelectionSetNode,
  connection: GraphQLObjectType,
  item: unknown,
): number {
  let points = 0;
  for (const { node, type } of objectFields(measure, set, connection)) {
    if (node.name.value === "nodes") points += objectCost(measure, node.selectionSet!, type, item);
    if (node.name.value === "edges") {
      for (const inner of objectFields(measure, node.selectionSet!, type)) {
        if (inner.node.name.value === "node") {
          points += objectCost(measure, inner.node.selectionSet!, inner.type, item);
        }
      }
    }
  }
  return Math.max(1, points);
}

function objectFields(
  measure: Measure,
  set: SelectionSetNode,
  type: GraphQLNamedType,
): { node: FieldNode; type: GraphQLNamedType }[] {
  if (!isObjectType(type)) return [];
  return set.selections.flatMap((selection) => {
    if (selection.kind === "Field") {
      const definition = type.getFields()[selection.name.value];
      return definition && selection.selectionSet
        ? [{ node: selection, type: getNamedType(definition.type) }]
        : [];
    }
    const fragment =
      selection.kind === "InlineFragment" ? selection : measure.fragments[selection.name.value];
    return fragment ? objectFields(measure, fragment.selectionSet, type) : [];
  });
}

/** The items of a connection in a reply, whatever the lists were called there. */
function connectionItems(data: unknown): unknown[] {
  const list = Object.values(data as Record<string, unknown>).find((value) => Array.isArray(value));
  return (list ?? []).map((item: unknown) => (item as { node?: unknown } | null)?.node ?? item);
}

function pageSize(measure: Measure, field: FieldNode): number {
  const size = argument(measure, field, "first") ?? argument(measure, field, "last");
  return typeof size === "number" ? size : 0;
}

function argument(measure: Measure, field: FieldNode, name: string): unknown {
  const value = field.arguments?.find((candidate) => candidate.name.value === name)?.value;
  if (!value) return undefined;
  if (value.kind === "Variable") return measure.variables[value.name.value];
  if (value.kind === "IntValue") return Number(value.value);
  return value.kind === "ListValue" ? value.values : undefined;
}

export interface FieldCost {
  path: string[];
  /** What the field costs by itself. */
  definedCost: number;
  requestedTotalCost: number;
  /** Null for a field that has no fields. */
  requestedChildrenCost: number | null;
}

/** The requested cost of each field, children first; below a connection, for one of its items. */
export function fieldCosts(measure: Measure, operation: OperationDefinitionNode): FieldCost[] {
  const isMutation = operation.operation === "mutation";
  const root = isMutation ? measure.schema.getMutationType() : measure.schema.getQueryType();
  return root ? costsBelow(measure, operation.selectionSet, root, []) : [];
}

function costsBelow(
  measure: Measure,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  parentPath: string[],
): FieldCost[] {
  const isMutation = type === measure.schema.getMutationType();
  return set.selections.flatMap((selection) => {
    if (selection.kind !== "Field") {
      const fragment =
        selection.kind === "InlineFragment" ? selection : measure.fragments[selection.name.value];
      const condition = fragment?.typeCondition?.name.value;
      const inner = condition ? measure.schema.getType(condition) : type;
      return fragment && inner ? costsBelow(measure, fragment.selectionSet, inner, parentPath) : [];
    }
    const definition = isAbstractOrObject(type) ? type.getFields()[selection.name.value] : undefined;
    const path = [...parentPath, selection.alias?.value ?? selection.name.value];
    if (!definition || !selection.selectionSet) {
      return [{ path, definedCost: 0, requestedTotalCost: 0, requestedChildrenCost: null }];
    }
    const below = costsBelow(measure, selection.selectionSet, getNamedType(definition.type), path);
    const own = isMutation ? MUTATION_POINTS : 1;
    const cost = isMutation ? mutationCost : fieldCost;
    const total = isObjectType(type) ? cost(measure, selection, type, UNKNOWN) : own;
    return [
      ...below,
      { path, definedCost: own, requestedTotalCost: total, requestedChildrenCost: Math.max(0, total - own) },
    ];
  });
}

function isAbstractOrObject(type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType {
  return isObjectType(type) || isInterfaceType(type);
}

/** A shop's points for one app: a bucket that is refilled steadily. */
export interface Bucket {
  maximumAvailable: number;
  restoreRate: number;
  available: number;
  updatedAt: number;
}

/** Points restored each second, by what the merchant pays Shopify for. */
const RESTORE_RATES: Record<ShopPlan, number> = { basic: 100, advanced: 200, plus: 1_000, enterprise: 2_000 };
/** Seen on a standard store: 2,000 points at 100 a second. */
const BUCKET_SECONDS = 20;

/** A full bucket of a store. */
export function newBucket(plan: ShopPlan, nowMs: number): Bucket {
  const restoreRate = RESTORE_RATES[plan];
  const maximumAvailable = restoreRate * BUCKET_SECONDS;
  return { maximumAvailable, restoreRate, available: maximumAvailable, updatedAt: nowMs };
}

/** Adds what has been restored since the last look. */
export function refill(bucket: Bucket, nowMs: number): void {
  const restored = ((nowMs - bucket.updatedAt) / 1000) * bucket.restoreRate;
  bucket.available = Math.min(bucket.maximumAvailable, bucket.available + Math.max(0, restored));
  bucket.updatedAt = nowMs;
}

export function throttleStatus(bucket: Bucket) {
  return {
    maximumAvailable: bucket.maximumAvailable,
    currentlyAvailable: Math.floor(bucket.available),
    restoreRate: bucket.restoreRate,
  };
}
