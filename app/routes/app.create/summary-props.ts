/** What the summary and its parts are told. */
import type { ReactNode } from "react";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import type { limitsOf } from "./limits.ts";
import type { Funds } from "./presenter.server.ts";
import type { Preview } from "./use-preview.ts";

export interface SummaryProps {
  readonly answer: Preview;
  /** The answer is one for settings that were changed since. */
  readonly isOld: boolean;
  readonly onAskAgain: () => void;
  readonly onReadAgain: () => void;
  readonly limits: ReturnType<typeof limitsOf>;
  readonly selection: Selection | null;
  readonly funds: Funds;
  /** Where credits are bought for an order of this size, and from where it leads back. */
  readonly buyUrl: (neededCredits: number) => string;
  /** Leaves products out of the selection. */
  readonly onLeaveOut: (productGids: readonly string[]) => void;
  /** What the last start was refused for. */
  readonly problem: ReactNode;
  readonly isStarting: boolean;
  /** What is made. */
  readonly noun: ItemNoun;
  /** Starts what the button says, of an order of as many items. */
  readonly onStart: (itemCount: number) => void;
}
