import { type RequestListener, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Engine } from "#app/domain/generation/ports.ts";
import { frameSize, RATIOS, type Recipe, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { createLog } from "#app/platform/log.ts";
import { type EngineDouble, startEngineDouble } from "#test/engine-double/client.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";
import { createHttpEngine } from "./http-engine.ts";

const log = createLog("silent");
const signal = new AbortController().signal;
let photo: Uint8Array;
beforeAll(async () => {
  photo = await readFile("test/fixtures/photos/catalogue/white-mug-plain.jpg");
});
const item = (itemId: string, attempt = 1) => ({
  itemId,
  attempt,
  source: { bytes: photo, sha256: "e".repeat(64) },
  recipe: WHITE_RECIPE,
  quality: "standard" as const,
  ratio: "1:1" as const,
  variation: 1,
  file: fileRules([]),
});
/** What the caller of an engine does with an error. */
const failureOf = async (engine: Engine, work: Promise<unknown>) =>
  engine.classify(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );

describe("against the engine double", () => {
  let double: EngineDouble;
  let engine: Engine;
  beforeAll(async () => {
    double = await startEngineDouble();
    engine = createHttpEngine({ name: "double", url: double.url, log });
  });
  afterAll(() => double?.stop());
  beforeEach(() => double.reset());

  test("the same attempt submitted twice is one work, a new attempt is a new one", async () => {
    const [first, second] = await Promise.all([
      engine.submit(item("a"), { signal }),
      engine.submit(item("a"), { signal }),
    ]);
    expect(first).toEqual(second);
    expect((await double.state()).items["a"]).toMatchObject({ submits: 2, paid: 1 });
    await engine.submit(item("a", 2), { signal });
    expect((await double.state()).items["a"]).toMatchObject({ submits: 3, paid: 2 });
  });

  test("a submit whose answer was lost is found, one that never arrived is never-started, and who cannot tell is unknown", async () => {
    await double.plan({ itemId: "lost" }, "drop-reply");
    await double.plan({ itemId: "gone" }, "drop-request");
    await double.plan({ itemId: "dark" }, "forgetful");
    for (const itemId of ["lost", "gone", "dark"]) {
      expect(await failureOf(engine, engine.submit(item(itemId), { signal }))).toMatchObject({
        code: "provider_error",
      });
    }
    expect(await engine.find("lost", 1)).toMatchObject({ state: "done" });
    expect(await engine.find("lost", 2)).toBe("never-started");
    expect(await engine.find("gone", 1)).toBe("never-started");
    expect(await engine.find("dark", 1)).toBe("unknown");
  });

  const made = async (itemId: string, change: object = {}) => {
    const answer = await engine.submit({ ...item(itemId), ...change }, { signal });
    if (answer.state !== "done") throw new Error("expected a picture");
    return answer.output.bytes;
  };
  const cream: Recipe = { ...WHITE_RECIPE, name: "colour", colour: "#f4e9dc" };

  test.each(RATIOS)("a picture of %s has that size and the recipe's colour", async (ratio) => {
    const { data, info } = await sharp(await made(ratio, { ratio, recipe: cream }))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect({ widthPx: info.width, heightPx: info.height }).toEqual(frameSize("standard", ratio));
    const off = [...data.subarray(0, 3)].map((level, c) => Math.abs(level - [0xf4, 0xe9, 0xdc][c]!));
    expect(Math.max(...off)).toBeLessThanOrEqual(2);
  });

  test("each variation is another picture, each framing too", async () => {
    const pictures = await Promise.all([
      ...[1, 2, 3, 4].map((variation) => made(`v${variation}`, { variation })),
      ...(["tight", "loose"] as const).map((framing) => made(framing, { recipe: { ...cream, framing } })),
    ]);
    expect(new Set(pictures.map((bytes) => Buffer.from(bytes).toString("base64"))).size).toBe(6);
  });

  test.each(["canned", "slow"] as const)(
    "%s gives a decodable picture of the right size",
    async (behaviour) => {
      await double.plan({}, behaviour);
      const [first, second] = await Promise.all([
        made("a", { quality: "hd", ratio: "9:16" }),
        made("b", { quality: "hd", ratio: "9:16", source: { bytes: Buffer.from("no photo"), sha256: "f" } }),
      ]);
      expect(await sharp(first).metadata()).toMatchObject({ width: 1152, height: 2048 });
      expect(second).toEqual(first);
      expect((await double.state()).items["a"]).toMatchObject({ submits: 1, paid: 1 });
    },
  );

  test("a cancelled work is gone", async () => {
    await double.plan({}, "silent");
    const answer = await engine.submit(item("a"), { signal });
    if (answer.state !== "pending") throw new Error("expected to wait");
    await engine.cancel(answer.ref);
    expect(await failureOf(engine, engine.poll(answer.ref, { signal }))).toMatchObject({
      code: "provider_error",
    });
    await engine.cancel(answer.ref);
  });
});

describe("against a server that answers anything", () => {
  let server: Server;
  let engine: Engine;
  const serve = async (listener: RequestListener) => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    engine = createHttpEngine({
      name: "any",
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      log,
    });
  };
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    serve((_, response) =>
      response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body)),
    );
  const failed = (type: string, message = "why") => ({ error: { type, message } });
  const submitFailure = () => failureOf(engine, engine.submit(item("a"), { signal }));

  test.each<[number, unknown, object]>([
    [402, failed("insufficient_quota"), { code: "quota" }],
    [408, "", { code: "provider_timeout" }],
    [413, failed("image_too_large"), { code: "unsupported_input" }],
    [415, "", { code: "unsupported_input" }],
    [422, failed("content_policy_violation"), { code: "content_review" }],
    [422, failed("image_too_small"), { code: "unsupported_input" }],
    [422, "not json", { code: "unsupported_input" }],
    [429, failed("busy"), { code: "provider_overloaded" }],
    [429, failed("insufficient_quota"), { code: "quota" }],
    [500, failed("internal_error"), { code: "provider_error" }],
    [502, "<html>", { code: "provider_error" }],
    [503, "", { code: "provider_overloaded" }],
    [504, "", { code: "provider_timeout" }],
    [401, "", { code: "provider_error" }],
    [200, "not json", { code: "invalid_output", isFinal: true }],
    [200, { state: "done", output: {} }, { code: "invalid_output", isFinal: true }],
    [200, { state: "pending", ref: "" }, { code: "invalid_output" }],
    [
      200,
      { state: "failed", ...failed("content_policy_violation") },
      { code: "content_review", isFinal: true },
    ],
    [200, { state: "failed", ...failed("internal_error") }, { code: "provider_error", isFinal: true }],
  ])("%i %j", async (status, body, failure) => {
    await answer(status, body);
    expect(await submitFailure()).toMatchObject(failure);
  });

  test.each([
    ["7", 7_000],
    ["0", 0],
    ["Wed, 21 Oct 2015 07:28:00 GMT", 0],
    ["soon", undefined],
  ])("Retry-After: %s", async (header, retryAfterMs) => {
    await answer(503, "", { "retry-after": header });
    expect((await submitFailure()).retryAfterMs).toBe(retryAfterMs);
  });

  test("a result at another address is never fetched", async () => {
    let isAsked = false;
    const stranger = createServer((_, response) => {
      isAsked = true;
      response.end(photo);
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/x`;
    await answer(200, { state: "done", output: { picture: { url } } });
    expect(await submitFailure()).toMatchObject({
      code: "invalid_output",
      detail: "result at a foreign address",
    });
    expect(isAsked).toBe(false);
    stranger.close();
  });

  test("a redirect is not followed", async () => {
    await answer(307, "", { location: "http://169.254.169.254/latest" });
    expect(await submitFailure()).toMatchObject({ code: "provider_error" });
  });

  test("an endless answer is cut off", async () => {
    await serve((_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(1_000_000, "a");
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        response.once("drain", more);
      };
      more();
    });
    expect(await submitFailure()).toMatchObject({ code: "invalid_output", detail: "answer too large" });
  });

  test("a caller that stops waiting is a timeout; a server that is not there is provider_error", async () => {
    await serve(() => {});
    expect(
      await failureOf(engine, engine.submit(item("a"), { signal: AbortSignal.timeout(50) })),
    ).toMatchObject({
      code: "provider_timeout",
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await submitFailure()).toMatchObject({
      code: "provider_error",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("whatever is thrown is classified", async () => {
    await serve(() => {});
    for (const thrown of [undefined, null, 1, "x", {}, new Error("x")]) {
      expect(engine.classify(thrown)).toMatchObject({ code: "provider_error" });
    }
  });
});
