import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { DoubleContext } from "./context.ts";
import type { Database } from "./database.ts";
import { sendJson, sendText } from "./http.ts";

const GRAPHQL_ONLY = ["throttle", "http-402"] as const;
const UPLOAD_ONLY = ["upload-rejected", "upload-truncated", "upload-expired"] as const;

const matchSchema = z
  .strictObject({
    /** A root field ("fileCreate") or the name of the operation; only GraphQL requests have one. */
    operation: z.string().min(1).optional(),
    /** The whole path without query; `*` stands for any characters. */
    path: z.string().startsWith("/").optional(),
    host: z.string().min(1).optional(),
  })
  .refine((match) => Object.values(match).some((value) => value !== undefined), {
    error: "match needs operation, path or host",
  });

export const faultSchema = z
  .strictObject({
    /** A myshopify domain; left out, requests of every shop match. */
    shop: z.string().optional(),
    match: matchSchema,
    kind: z.enum([
      "http-429",
      "http-5xx",
      "drop-request",
      "drop-reply",
      "delay",
      "corrupt-body",
      ...GRAPHQL_ONLY,
      ...UPLOAD_ONLY,
    ]),
    /** How many requests are hit. */
    count: z.number().int().min(1).default(1),
    /** How many matching requests pass before. */
    after: z.number().int().min(0).default(0),
    /** For "delay". */
    delayMs: z.number().int().min(1).max(120_000).optional(),
    /** For "http-5xx". */
    status: z.number().int().min(500).max(599).default(503),
    /** For "http-5xx": the request takes effect before it is answered so. */
    afterEffect: z.boolean().default(false),
    /** For "http-429"; Shopify sends it with a decimal. */
    retryAfterSeconds: z.number().min(0).max(60).default(2),
  })
  .refine((fault) => fault.kind !== "delay" || fault.delayMs !== undefined, {
    error: "delay needs delayMs",
  });

export type FaultInput = z.input<typeof faultSchema>;
type FaultRule = z.infer<typeof faultSchema>;
type FaultKind = FaultRule["kind"];

interface FaultRow {
  id: number;
  rule: string;
  skip: number;
  remaining: number;
  hits: number;
}

/** A rule and what became of it. */
export interface FaultState extends FaultRule {
  id: number;
  hits: number;
  /** Requests that it will still hit. */
  remaining: number;
}

/** A request that a fault may hit. */
export interface Subject {
  shop: string | null;
  host: string;
  path: string;
  /** Root fields and operation name of a GraphQL request. */
  operations: readonly string[];
  surface: "graphql" | "upload" | "other";
}

export function addFault({ db }: DoubleContext, rule: FaultRule): FaultState {
  const { id } = db.run(
    "INSERT INTO fault (rule, skip, remaining, hits) VALUES (?, ?, ?, 0)",
    JSON.stringify(rule),
    rule.after,
    rule.count,
  );
  return { ...rule, id, hits: 0, remaining: rule.count };
}

export function listFaults({ db }: DoubleContext): FaultState[] {
  return db
    .all<FaultRow>("SELECT * FROM fault ORDER BY id")
    .map(({ id, rule, hits, remaining }) => ({ ...(JSON.parse(rule) as FaultRule), id, hits, remaining }));
}

/** Forgets one rule, or all of them, and returns how many there were. */
export function removeFaults({ db }: DoubleContext, id: number | null): number {
  return id === null
    ? db.run("DELETE FROM fault").changes
    : db.run("DELETE FROM fault WHERE id = ?", id).changes;
}

/** The oldest rule that hits this request; it is used up by one. */
function takeFault(db: Database, subject: Subject): FaultRule | null {
  return db.transaction(() => {
    for (const row of db.all<FaultRow>("SELECT * FROM fault WHERE remaining > 0 ORDER BY id")) {
      const rule = JSON.parse(row.rule) as FaultRule;
      if (!matches(rule, subject)) continue;
      if (row.skip > 0) {
        db.run("UPDATE fault SET skip = skip - 1 WHERE id = ?", row.id);
        continue;
      }
      db.run("UPDATE fault SET remaining = remaining - 1, hits = hits + 1 WHERE id = ?", row.id);
      return rule;
    }
    return null;
  });
}

function matches({ shop, match, kind }: FaultRule, subject: Subject): boolean {
  if (shop !== undefined && shop !== subject.shop) return false;
  if (includes(GRAPHQL_ONLY, kind) && subject.surface !== "graphql") return false;
  if (includes(UPLOAD_ONLY, kind) && subject.surface !== "upload") return false;
  return (
    (match.operation === undefined || subject.operations.includes(match.operation)) &&
    (match.path === undefined || glob(match.path, subject.path)) &&
    (match.host === undefined || glob(match.host, subject.host))
  );
}

function includes(kinds: readonly FaultKind[], kind: FaultKind): boolean {
  return kinds.includes(kind);
}

function glob(pattern: string, text: string): boolean {
  const source = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`, "i").test(text);
}

/**
 * Serves a request through the faults: refuses it, breaks its connection before or after it took effect, delays it or
 * spoils its answer, or lets it pass.
 *
 * @param proceed - serves the request; gets the kinds of fault that only the served surface itself can play
 */
export async function serveThroughFaults(
  context: DoubleContext,
  subject: Subject,
  response: ServerResponse,
  proceed: (fault: FaultKind | null) => Promise<void> | void,
): Promise<void> {
  const fault = takeFault(context.db, subject);
  switch (fault?.kind) {
    case "http-429":
      return refuse(subject, response, 429, "Too Many Requests", {
        "retry-after": fault.retryAfterSeconds.toFixed(1),
      });
    case "http-402":
      return refuse(subject, response, 402, "Unavailable Shop", {});
    case "http-5xx":
      if (!fault.afterEffect) return refuse(subject, response, fault.status, "Service Unavailable", {});
      holdReply(response, () => refuse(subject, response, fault.status, "Service Unavailable", {}));
      return proceed(null);
    case "drop-request":
      return void response.destroy();
    case "drop-reply":
      // Served as usual, with effect; the answer goes nowhere.
      holdReply(response, () => response.destroy());
      return proceed(null);
    case "corrupt-body":
      holdReply(response, (status, headers, body) => {
        const half = body.subarray(0, Math.floor(body.length / 2));
        response.writeHead(status, { ...headers, "content-length": half.length });
        response.end(half);
      });
      return proceed(null);
    case "delay":
      await pause(fault.delayMs);
      return proceed(null);
    default:
      return proceed(fault?.kind ?? null);
  }
}

function refuse(
  subject: Subject,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string>,
): void {
  if (subject.surface === "upload") {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return sendText(
      response,
      status,
      `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${message.replaceAll(" ", "")}</Code></Error>`,
      "application/xml; charset=UTF-8",
    );
  }
  sendJson(response, status, { errors: message }, headers);
}

type Headers = Record<string, string | number>;

/** Keeps what is written to the response and hands it over whole. */
function holdReply(
  response: ServerResponse,
  done: (status: number, headers: Headers, body: Buffer) => void,
): void {
  const { writeHead, write, end } = response;
  const chunks: Buffer[] = [];
  let status = 200;
  let headers: Headers = {};
  response.writeHead = ((code: number, given: Headers = {}) => {
    status = code;
    headers = given;
    return response;
  }) as typeof response.writeHead;
  response.write = ((chunk: string | Buffer) => {
    chunks.push(Buffer.from(chunk));
    return true;
  }) as typeof response.write;
  response.end = ((chunk?: string | Buffer) => {
    Object.assign(response, { writeHead, write, end });
    done(status, headers, Buffer.concat([...chunks, Buffer.from(chunk ?? "")]));
    return response;
  }) as typeof response.end;
}
