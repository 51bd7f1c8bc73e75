/** The double's HTTP face and its state. It knows nothing of the app. */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Behaviour, DoubleState, Plan } from "./behaviours.ts";
import { type Asked, makePicture } from "./pictures.ts";

const LATE_POLLS = 2;
const POLL_AFTER_MS = 20;
const SLOW_MS = 300;
const MAX_REQUEST_BYTES = 40_000_000;

interface Submit extends Asked {
  readonly itemId: string;
  readonly attempt: number;
}

/** Work that was accepted. */
interface Work {
  readonly ref: string;
  readonly itemId: string;
  readonly attempt: number;
  readonly behaviour: Behaviour;
  readonly picture: Buffer;
  polls: number;
}

export function createDouble(): Server {
  const works = new Map<string, Work>();
  const counts = new Map<string, { submits: number; paid: number; cancelled: number }>();
  let plans: Plan[] = [];
  let held: (() => void)[] = [];
  let unanswered = 0;
  const open = new Set<string>();
  let mostOpen = 0;

  const countOf = (itemId: string) => {
    const count = counts.get(itemId) ?? { submits: 0, paid: 0, cancelled: 0 };
    counts.set(itemId, count);
    return count;
  };

  function behaviourOf(submit: Submit, nth: number): Behaviour {
    const plan = plans.findLast(
      ({ match }) =>
        (match.itemId === undefined || match.itemId === submit.itemId) &&
        (match.sourceSha256 === undefined || match.sourceSha256 === submit.source.sha256),
    );
    const behaviours = plan?.behaviours ?? [];
    return behaviours[Math.min(nth, behaviours.length - 1)] ?? "done";
  }

  async function submit(request: Submit, response: ServerResponse): Promise<void> {
    const count = countOf(request.itemId);
    count.submits++;
    const key = keyOf(request.itemId, request.attempt);
    open.add(key);
    mostOpen = Math.max(mostOpen, open.size);
    response.once("close", () => {
      const accepted = works.get(key);
      if (!accepted || !isWaiting(accepted)) open.delete(key);
    });
    const known = works.get(key);
    if (known) return answerWork(known, response);

    const behaviour = behaviourOf(request, count.submits - 1);
    switch (behaviour) {
      case "refused":
        return json(response, 422, failed("content_policy_violation", "The request was flagged."));
      case "unsupported":
        return json(response, 422, failed("invalid_image", "The image could not be read."));
      case "overloaded":
      case "rate-limited":
        response.setHeader("retry-after", "1");
        return json(response, behaviour === "overloaded" ? 503 : 429, failed("busy", "Try again later."));
      case "quota":
        return json(response, 402, failed("insufficient_quota", "The account is empty."));
      case "error":
        return json(response, 500, failed("internal_error", "Something broke."));
      case "drop-request":
        return void response.destroy();
      case "never":
        unanswered++;
        return;
      default:
    }

    let picture: Buffer;
    try {
      picture = await makePicture(request, behaviour);
    } catch {
      return json(response, 422, failed("invalid_image", "The image could not be read."));
    }
    // Two copies of one submit may have been drawn at the same time: the first one in is the work.
    const work = works.get(key) ?? {
      ref: randomUUID(),
      itemId: request.itemId,
      attempt: request.attempt,
      behaviour,
      picture,
      polls: 0,
    };
    if (!works.has(key)) {
      works.set(key, work);
      count.paid++;
    }
    if (behaviour === "drop-reply" || behaviour === "forgetful") return void response.destroy();
    if (behaviour === "garbage") return void response.end("<html>gateway</html>");
    if (behaviour === "slow") await wait(SLOW_MS);
    if (behaviour === "hold-reply") await new Promise<void>((release) => held.push(release));
    answerWork(work, response);
  }

  function answerWork(work: Work, response: ServerResponse): void {
    const pending = { state: "pending", ref: work.ref, pollAfterMs: POLL_AFTER_MS };
    if (isWaiting(work)) return json(response, work.polls === 0 ? 202 : 200, pending);
    open.delete(keyOf(work.itemId, work.attempt));
    if (work.behaviour === "late-refused") {
      return json(response, 200, {
        state: "failed",
        ...failed("content_policy_violation", "The result was flagged."),
      });
    }
    const picture =
      work.behaviour === "url"
        ? { url: `/results/${work.ref}` }
        : { base64: work.picture.toString("base64") };
    json(response, 200, {
      state: "done",
      ref: work.ref,
      output: { picture, evidence: { engineVersion: "double-1" } },
    });
  }

  const byRef = (ref: string) => [...works.values()].find((work) => work.ref === ref);

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://double");
    const [, top = "", rest = ""] = url.pathname.split("/");
    switch (`${request.method} /${top}`) {
      case "POST /items":
        return submit((await readJson(request)) as Submit, response);
      case "GET /items": {
        const wanted = keyOf(url.searchParams.get("itemId") ?? "", Number(url.searchParams.get("attempt")));
        const work = rest === "" ? works.get(wanted) : byRef(rest);
        if (!work) return json(response, 404, failed("not_found", "No such item."));
        if (rest === "" && work.behaviour === "forgetful")
          return json(response, 501, failed("no_search", "Cannot tell."));
        work.polls++;
        return answerWork(work, response);
      }
      case "DELETE /items": {
        const work = byRef(rest);
        if (work) {
          countOf(work.itemId).cancelled++;
          works.delete(keyOf(work.itemId, work.attempt));
          open.delete(keyOf(work.itemId, work.attempt));
        }
        return void response.writeHead(204).end();
      }
      case "GET /results": {
        const work = byRef(rest);
        return work
          ? void response.end(work.picture)
          : json(response, 404, failed("not_found", "No such result."));
      }
      case "POST /__double":
        return control(rest, await readJson(request), response);
      case "GET /__double":
        return json(response, 200, {
          items: Object.fromEntries(counts),
          unanswered,
          mostOpen,
        } satisfies DoubleState);
      default:
        json(response, 404, failed("not_found", "No such address."));
    }
  }

  function control(action: string, body: unknown, response: ServerResponse): void {
    if (action === "plan") plans.push(body as Plan);
    else if (action === "release") {
      for (const release of held) release();
      held = [];
    } else if (action === "reset") {
      works.clear();
      counts.clear();
      plans = [];
      unanswered = 0;
      open.clear();
      mostOpen = 0;
    } else return json(response, 404, failed("not_found", "No such control."));
    json(response, 200, {});
  }

  // Kept open for longer than a busy client takes to notice that its connection was closed.
  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    route(request, response).catch((error: unknown) => {
      json(response, 400, failed("bad_request", error instanceof Error ? error.message : "unknown"));
    });
  });
}

/** Accepted, and not ended. */
const isWaiting = ({ behaviour, polls }: Work): boolean =>
  behaviour === "silent" ||
  (behaviour === "late" && polls <= LATE_POLLS) ||
  (behaviour === "late-refused" && polls <= 1);

const keyOf = (itemId: string, attempt: number) => `${itemId}:${attempt}`;
const failed = (type: string, message: string) => ({ error: { type, message } });

function json(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES) throw new Error("request too large");
    chunks.push(chunk);
  }
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
