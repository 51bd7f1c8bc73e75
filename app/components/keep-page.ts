import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from "@remix-run/react";

export interface NoAnswer {
  readonly ok: false;
  readonly reason: "no-answer";
  readonly message: string;
}

const NO_ANSWER: NoAnswer = {
  ok: false,
  reason: "no-answer",
  message:
    "Your request was sent, but no answer came back. If it arrived, this page shows what it did, and nothing is charged twice; check your connection, then try again.",
};

/**
 * A page's `clientAction`: when no usable answer comes back (the network is gone, the server is being restarted), the
 * page stays as it is and says so, instead of giving way to an error page. Redirects and refusals pass through.
 */
export async function keepPage({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response) throw error;
    return NO_ANSWER;
  }
}

/** The `shouldRevalidate` that goes with it: what was asked again now would be lost too, and the page with it. */
export const keepData: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  (actionResult as NoAnswer | undefined)?.reason === NO_ANSWER.reason ? false : defaultShouldRevalidate;
