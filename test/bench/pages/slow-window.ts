/** A window of a merchant with a slower processor, whose app tells how its page comes up and answers. */
import type { CDPSession, Frame, Page } from "playwright-core";
import type { TestBrowser } from "../../support/browser.ts";
import type { Observed } from "./vitals.ts";

/** Lighthouse's figure for a mobile phone of the middle class, beside a desktop machine. */
const SLOWDOWN = 4;

/** What a page's scripts keep in its window. */
interface Watched extends Observed {
  /** Scripts in the order in which the browser asked for them. */
  readonly scripts: readonly { readonly url: string; readonly startMs: number }[];
  readonly firstPaintMs: number;
  /** Start of the `load` event. */
  readonly loadMs: number;
}
declare global {
  interface Window {
    observed?: Observed;
  }
}

/**
 * Opens a window that shares nothing with another one, slowed down before any script of it runs; closed when `use` is over.
 */
export async function withSlowWindow<T>(
  browser: TestBrowser,
  use: (page: Page, app: () => Promise<Frame>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext();
  try {
    await context.addInitScript(observeApp);
    const page = await context.newPage();
    const checkSlow = await slowDown(await context.newCDPSession(page));
    return await use(page, async () => {
      const frame = await page.locator('iframe[title="ProductStudio"]').elementHandle();
      const app = await frame?.contentFrame();
      if (!app) throw new Error("the admin shows no app");
      // Who has no session of its own has no process of its own either.
      const isApart = await context.newCDPSession(app).then(Boolean, () => false);
      await checkSlow(isApart);
      return app;
    });
  } finally {
    await context.close();
  }
}

/**
 * The app's frame comes from another site than the admin. Where Chromium gives it a process of its own for that, that one
 * is slowed down too, and waits for it before it begins; in a headless shell both share the page's.
 *
 * @returns throws unless the frame was slowed down
 */
async function slowDown(session: CDPSession): Promise<(isApart: boolean) => Promise<void>> {
  const waiting = new Map<number, () => void>();
  const frames: Promise<void>[] = [];
  let lastId = 0;
  let problem: string | undefined;
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, error } = JSON.parse(message) as { id?: number; error?: { message: string } };
    problem ??= error?.message;
    if (id !== undefined) waiting.get(id)?.();
  });
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    const order = (method: string, params: object = {}): Promise<void> => {
      const id = ++lastId;
      const answered = new Promise<void>((resolve) => waiting.set(id, resolve));
      const message = JSON.stringify({ id, method, params });
      return session.send("Target.sendMessageToTarget", { sessionId, message }).then(() => answered);
    };
    if (targetInfo.type !== "iframe") return void order("Runtime.runIfWaitingForDebugger");
    frames.push(
      order("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN }).then(() =>
        order("Runtime.runIfWaitingForDebugger"),
      ),
    );
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  // Without `flatten`: its messages come through this session, the only one that Playwright hands out.
  await session.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: false,
  });
  return async (isApart) => {
    await Promise.all(frames);
    if ((isApart && frames.length === 0) || problem !== undefined)
      throw new Error(`the app's frame was not slowed down: ${problem ?? "nobody told of its process"}`);
  };
}

/**
 * Runs in every document before its own scripts; only the app's own frame is looked at. Each document has a clock and
 * entries of its own: time zero is when the admin began to ask for the app's document, so that what Shopify admin itself
 * takes before is not counted, and the app's document, styles, scripts and pictures are.
 */
function observeApp(): void {
  if (window === window.top) return;
  const observed: Observed = { paintsMs: [], shifts: [], events: [] };
  window.observed = observed;
  const watch = (type: string, keep: (entry: never) => void, options: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => keep(entry as never))).observe({
      type,
      buffered: true,
      ...options,
    });
  watch("largest-contentful-paint", ({ startTime }: PerformanceEntry) => observed.paintsMs.push(startTime));
  // What answers a person isn't restless (https://web.dev/articles/cls). Chromium knows so by itself only of documents
  // that have a process of their own, as an app in the admin has and a frame of a headless browser has not.
  const ANSWERED_MS = 500;
  const touchedMs: number[] = [];
  for (const type of ["pointerdown", "keydown", "change"])
    addEventListener(type, ({ timeStamp }) => touchedMs.push(timeStamp), { capture: true });
  watch("layout-shift", (shift: PerformanceEntry & { value: number; hadRecentInput: boolean }) => {
    const { startTime, value, hadRecentInput } = shift;
    const isAnswer =
      hadRecentInput || touchedMs.some((at) => at <= startTime && startTime - at < ANSWERED_MS);
    if (!isAnswer) observed.shifts.push({ startMs: startTime, score: value });
  });
  watch(
    "event",
    ({ duration, interactionId }: PerformanceEventTiming & { interactionId: number }) =>
      observed.events.push({ interactionId, durationMs: duration }),
    { durationThreshold: 16 },
  );
}

/** What the app's document has seen so far. */
export const readObserved = (app: Frame): Promise<Watched> =>
  app.evaluate(() => {
    if (!window.observed) throw new Error("nobody observed this document");
    const navigation = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming;
    const scripts = performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .map(({ name, startTime }) => ({ url: name, startMs: startTime }));
    const firstPaintMs = performance.getEntriesByName("first-paint")[0]?.startTime ?? Number.NaN;
    return { ...window.observed, scripts, firstPaintMs, loadMs: navigation.loadEventStart };
  });

/** Until the app's document is whole and React has taken it over: a click does what it says. */
export async function untilInteractive(app: Frame): Promise<void> {
  await app.waitForFunction(() => {
    const main = document.querySelector("main");
    const isTaken = main !== null && Object.keys(main).some((key) => key.startsWith("__reactFiber$"));
    return document.readyState === "complete" && isTaken;
  });
}
