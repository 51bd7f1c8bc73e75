import type { DeliveryRow, ShopRow } from "./database.ts";
import type { DueWork } from "./scheduler.ts";

/** The queue of webhooks as the rest of the double sees it; webhooks.ts opens it. */
export interface Webhooks {
  /** Puts a delivery into the queue, inside the caller's transaction if there is one, and returns its id. */
  enqueue(shop: ShopRow, topic: string, payload: unknown): number;
  /** Waits until the first attempt at a delivery is over, and returns the delivery. */
  firstAttempt(id: number): Promise<DeliveryRow>;
  /** Keeps back what is and will be due for the shop: of that topic or, with null, of all. */
  withhold(shop: ShopRow, topic: string | null): void;
  /** What is kept back of that topic or, with null, at all; oldest first. */
  withheld(shop: ShopRow, topic: string | null): DeliveryRow[];
  /** Keeps back nothing more of exactly that topic or, with null, nothing at all; what was kept back waits to be sent. */
  endWithholding(shop: ShopRow, topic: string | null): void;
  /** Sends a delivery now, whatever its state, and waits for the answer: late, early, or once more. */
  sendNow(id: number): Promise<DeliveryRow>;
  work: DueWork;
  /** Waits for the attempts under way; they are at most five seconds long. */
  drain(): Promise<void>;
}
