/** What the double can be told to do with a submit. */
export const BEHAVIOURS = {
  /** Accepts and answers with a good picture. */
  done: "accepts, answers at once",
  /**
   * Accepts and answers with a picture of the right size that was drawn once: costs next to nothing, and two items of
   * one quality and ratio get the same bytes.
   */
  canned: "accepts, answers at once with a stock picture",
  /** The same after a while, as engines on the other side of the world do. */
  slow: "accepts, answers after 300 ms with a stock picture",
  /** Accepts and answers with the picture's address. */
  url: "accepts, answers with an address",
  /** Accepts, is pending for two polls, then has the picture. */
  late: "accepts, answers later",
  /** Accepts, is pending for ever. */
  silent: "accepts, never finishes",
  /** Accepts, is pending for one poll, then has refused the content. */
  "late-refused": "accepts, refuses later",
  broken: "accepts, answers with bytes that are no picture",
  truncated: "accepts, answers with half a picture",
  blank: "accepts, answers with an empty white picture",
  "wrong-size": "accepts, answers with a picture that is too small",
  garbage: "accepts, answers with something that is no JSON",
  /** Accepts, then loses its answer: the connection drops. */
  "drop-reply": "accepts, the connection drops",
  /** Accepts, then keeps its answer back until it is told to let go. */
  "hold-reply": "accepts, answers when released",
  /** Accepts, loses its answer, and cannot say later whether it had accepted. */
  forgetful: "accepts, the connection drops, a search is not possible",
  refused: "422 content policy",
  unsupported: "422 invalid image",
  overloaded: "503 with Retry-After",
  "rate-limited": "429 with Retry-After",
  quota: "402",
  error: "500",
  /** The connection drops before anything was accepted. */
  "drop-request": "nothing accepted, the connection drops",
  /** Reads the request and never answers; nothing is accepted. */
  never: "nothing accepted, never answers",
} as const;

export type Behaviour = keyof typeof BEHAVIOURS;

/** Submits that match are treated in this order; the last behaviour is kept. An empty match means every item. */
export interface Plan {
  readonly match: { readonly itemId?: string; readonly sourceSha256?: string };
  readonly behaviours: readonly Behaviour[];
}

export interface DoubleState {
  /** By item id: requests to generate, and how many of them were accepted, which is what a provider charges for. */
  readonly items: Readonly<
    Record<string, { readonly submits: number; readonly paid: number; readonly cancelled: number }>
  >;
  /** Requests that were read and will never be answered. */
  readonly unanswered: number;
  /** Most pieces of work that were open at the same moment: being asked for, or accepted and not ended. */
  readonly mostOpen: number;
}
