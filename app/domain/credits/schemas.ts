/** Browser-safe face of the credits room: words, types and constants. No database, no IO. */

export * from "./prices.ts";

/** Where credits come from. Credits of a plan burn first, then welcome and promotional ones, then packs. */
export const GRANT_SOURCES = ["plan", "welcome", "promotional", "pack"] as const;
export type GrantSource = (typeof GRANT_SOURCES)[number];

export const MOVEMENT_KINDS = ["grant", "hold", "capture", "release", "expire", "revoke", "adjust"] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** What became of a held item. */
export type SettlementOutcome = "captured" | "released";

/** How long a run may hold credits, in days; then its engine is asked and the rest is released. */
export const HOLD_DEADLINE_DAYS = 7;
/** How long credits of a pack last, in months. */
export const PACK_LIFETIME_MONTHS = 24;

export interface Balance {
  /** What can be spent now. */
  readonly availableCredits: number;
  /** What runs have set aside: spent or returned when their items end. */
  readonly heldCredits: number;
  /** Why spending is paused, or null. */
  readonly frozenReason: string | null;
  /** Grants that still hold something, in the order in which they burn. */
  readonly sources: readonly {
    readonly source: GrantSource;
    readonly label: string;
    /** Bought with a test charge: no money was taken. */
    readonly test: boolean;
    readonly availableCredits: number;
    readonly heldCredits: number;
    /** ISO 8601, or null when these credits never expire. */
    readonly expiresAt: string | null;
  }[];
}

/** One movement. Over all lines the amounts sum up to the newest line's balance, which is available + held. */
export interface StatementLine {
  /** Counts up from 1 per shop without a gap. */
  readonly number: number;
  /** ISO 8601, the database's clock. */
  readonly at: string;
  readonly kind: MovementKind;
  /** Change of the owned balance; 0 for a hold and a release, which only move credits between available and held. */
  readonly amount: number;
  /** Change of the held part of the balance. */
  readonly heldChange: number;
  /** Owned balance (available + held) after this line. */
  readonly balance: number;
  /** A code with figures, or what an operator wrote: `ledgerWords` of generation puts all of them into words. */
  readonly reason: string;
  /** `kind:id` of who did it. */
  readonly actor: string;
  readonly runId: string | null;
  readonly itemId: string | null;
  /** For lines about a grant: its Shopify charge, when it was bought. */
  readonly chargeGid: string | null;
  /** True for lines about credits that were bought with a test charge. */
  readonly test: boolean;
}

/** Which lines of the statement are asked for; what is left out narrows nothing. */
export interface StatementFilter {
  readonly kinds?: readonly MovementKind[] | undefined;
  /** The first instant of a period and the first one after it: ISO 8601 in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A run's id, a UUID. A run of another shop has no lines here. */
  readonly runId?: string | undefined;
}

export interface StatementPage {
  /** Newest first. */
  readonly lines: readonly StatementLine[];
  /** Cursor of the next, older page; null at the end. */
  readonly next: number | null;
}
