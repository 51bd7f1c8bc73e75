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

/** The documented default of a mutation; what it returns is included. */
const MUTATION_POINTS = 10;
/** A single query may never cost more, whatever the bucket holds. */
export const MAX_QUERY_POINTS = 1_000;

interface Measure {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/**
 * The requested cost of an operation (before execution), or, given its `data`, the actual one.
 * Scalars and enums cost 0, objects 1, interfaces and unions their dearest selection, mutations 10.
 *
 * @param data - the `data` of the reply; leave it out for the requested cost
 */
export function operationCost(measure: Measure, operation: OperationDefinitionNode, data?: unknown): number {
  if (operation.operation === "mutation") {
    const fields = operation.selectionSet.selections.filter((selection) => selection.kind === "Field");
    return fields.length * MUTATION_POINTS;
  }
  const root = measure.schema.getQueryType();
  if (!root) return 0;
  return selectionCost(measure, operation.selectionSet, root, data === undefined ? UNKNOWN : data);
}

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

  const value =
    data === UNKNOWN
      ? UNKNOWN
      : (data as Record<string, unknown> | null)?.[field.alias?.value ?? field.name.value];
  if (value === null || value === undefined) return 1;

  if (type.name.endsWith("Connection") && isObjectType(type)) {
    return connectionCost(measure, field, type, value);
  }
  const isList = isListType(getNullableType(definition.type));
  if (!isList) return objectCost(measure, field.selectionSet, type, value);
  if (value === UNKNOWN)
    return listSize(measure, field) * objectCost(measure, field.selectionSet, type, UNKNOWN);
  return (value as unknown[]).reduce<number>(
    (sum, item) => sum + (item === null ? 1 : objectCost(measure, field.selectionSet!, type, item)),
    0,
  );
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
  return items.length === 0 ? 0 : sizedCost(points / items.length, items.length);
}

/**
 * Shopify says only "sized by first and last". 1.5 × log2(n + 1) an item reproduces what was seen on a real store:
 * 250 variants with their inventory item under one product cost 25.
 */
function sizedCost(itemPoints: number, size: number): number {
  return size === 0 ? 0 : Math.ceil(itemPoints * 1.5 * Math.log2(size + 1));
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

function listSize(measure: Measure, field: FieldNode): number {
  const ids = argument(measure, field, "ids");
  return Array.isArray(ids) ? ids.length : 1;
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
  return root
    ? costsBelow(measure, operation.selectionSet, root, [], isMutation ? MUTATION_POINTS : null)
    : [];
}

function costsBelow(
  measure: Measure,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  parentPath: string[],
  fixedPoints: number | null,
): FieldCost[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind !== "Field") {
      const fragment =
        selection.kind === "InlineFragment" ? selection : measure.fragments[selection.name.value];
      const condition = fragment?.typeCondition?.name.value;
      const inner = condition ? measure.schema.getType(condition) : type;
      return fragment && inner
        ? costsBelow(measure, fragment.selectionSet, inner, parentPath, fixedPoints)
        : [];
    }
    const definition = isAbstractOrObject(type) ? type.getFields()[selection.name.value] : undefined;
    const path = [...parentPath, selection.alias?.value ?? selection.name.value];
    if (!definition || !selection.selectionSet) {
      return [{ path, definedCost: 0, requestedTotalCost: 0, requestedChildrenCost: null }];
    }
    const below = costsBelow(measure, selection.selectionSet, getNamedType(definition.type), path, null);
    const own = fixedPoints ?? 1;
    const total = fixedPoints ?? (isObjectType(type) ? fieldCost(measure, selection, type, UNKNOWN) : own);
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
