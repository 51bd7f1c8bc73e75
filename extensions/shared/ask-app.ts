/**
 * Asks the app. Shopify resolves the path against the app's address and adds the session token.
 * Source: https://shopify.dev/docs/api/admin-extensions/latest/network-features
 */

/** Longest wait for an answer: whoever looks at it by then wants to try again. */
export const DEADLINE_MS = 20_000;

/** `refused`: the app answered that it won't; a page that is loaded anew has a new session. */
export const PROBLEMS = ["offline", "unreachable", "refused"] as const;
export type Problem = (typeof PROBLEMS)[number];

export type Answered = { readonly ok: true; readonly answer: unknown } | { ok: false; problem: Problem };

/**
 * @param path a path of the app, with its query
 * @param input sent as JSON by POST; left out: GET
 * @returns the answer's JSON, still to be parsed; or why there is none
 */
export async function askApp(path: string, input?: object): Promise<Answered> {
  try {
    const response = await beforeDeadline(fetch(path, input && post(input)));
    if (response.status >= 500) return { ok: false, problem: "unreachable" };
    if (!response.ok) return { ok: false, problem: "refused" };
    return { ok: true, answer: await beforeDeadline(response.json()) };
  } catch {
    return { ok: false, problem: navigator.onLine === false ? "offline" : "unreachable" };
  }
}

const post = (input: object): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(input),
});

async function beforeDeadline<Value>(value: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), DEADLINE_MS);
  });
  try {
    return await Promise.race([value, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
