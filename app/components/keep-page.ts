import type {
  ClientActionFunctionArgs,
  ClientLoaderFunctionArgs,
  ShouldRevalidateFunction,
} from "@remix-run/react";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

/** What a page's action answers when it won't do what was asked, or when its answer was lost on the way. */
export interface Problem {
  readonly ok: false;
  readonly reason: string;
  readonly message: string;
  /** Where it goes on, when it goes on elsewhere. */
  readonly goTo?: { readonly to: string; readonly text: string };
  /** Of a lost answer: when it was missed, in milliseconds of the browser's clock. */
  readonly lostAt?: number;
}

/**
 * A page's `clientAction`: the page stays as it is and says what happened, instead of giving way to an error page. That
 * goes for refusals, and for a request to which no usable answer came (the network is gone, the server is being
 * restarted). Redirects pass through.
 */
export const keepPage = keeping("words.noAnswer");

/** Like `keepPage`, where the page doesn't ask what became of a lost answer: what was sent may be sent again. */
export const keepUnsure = keeping("words.unsure");

/** A problem of a page that keeps asking, about something that it doesn't ask about. */
export const toldUnsure = (problem: Problem): Problem =>
  isLost(problem) ? { ...problem, message: t("words.unsure") } : problem;

/** Like `keepPage`, for the address of a file to save. */
export const keepUnsaved = keeping("words.noFile");

function keeping(lostWords: WordKey): (args: ClientActionFunctionArgs) => Promise<unknown> {
  const lost = (): Problem => ({
    ok: false,
    reason: "no-answer",
    message: t(lostWords),
    lostAt: Date.now(),
  });
  return async ({ serverAction }) => {
    try {
      return await serverAction();
    } catch (error) {
      if (!(error instanceof Response)) return lost();
      if (error.status < 400) throw error;
      const said = (await error.json().catch(() => null)) as Partial<Problem> | null;
      if (typeof said?.message !== "string") return lost();
      return { ok: false, reason: said.reason ?? "refused", message: said.message } satisfies Problem;
    }
  };
}

/**
 * The `shouldRevalidate` that goes with it. What was asked again after a lost answer would be lost too, and the page with
 * it; and the address of a file to save has changed nothing that the page shows.
 */
export const keepData: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  isLost(actionResult) || isFile(actionResult) ? false : defaultShouldRevalidate;

const isFile = (answer: unknown): boolean =>
  typeof (answer as { readonly path?: unknown } | null | undefined)?.path === "string";

/** Of views that couldn't be read again: when that was last, in milliseconds of the browser's clock. */
const missedAt = new WeakMap<object, number>();

/**
 * Makes a page's `clientLoader`: when what it shows can't be read again (after an action that was answered, say), it goes
 * on showing the very same, which is then known to be `isOld`, instead of giving way to an error page. Another address has
 * nothing to keep, and what the server says itself (it is gone, no access) is said.
 */
export function keepLoaded() {
  let last: { readonly url: string; readonly view: object } | null = null;
  const load = async ({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> => {
    try {
      const view = await serverLoader<object>();
      last = { url: request.url, view };
      return view;
    } catch (error) {
      const isSaid = error instanceof Response && error.status < 500;
      if (isSaid || request.signal.aborted || last?.url !== request.url) throw error;
      missedAt.set(last.view, Date.now());
      return last.view;
    }
  };
  // From the first document on there is something to keep.
  return Object.assign(load, { hydrate: true as const });
}

/** Whether a view couldn't be read again, and the page hasn't heard since (`heardAt` of `useLive`) how things are. */
export function isOld(view: object, heardAt: number): boolean {
  const at = missedAt.get(view);
  return at !== undefined && heardAt <= at;
}

/** Whether an answer is missed and the page hasn't heard since (`heardAt` of `useLive`) how things are. */
export const isUnanswered = (problem: unknown, heardAt: number): boolean =>
  isLost(problem) && heardAt <= problem.lostAt;

const isLost = (problem: unknown): problem is { readonly lostAt: number } =>
  typeof (problem as Problem | null | undefined)?.lostAt === "number";
