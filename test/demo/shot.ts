import type { FrameLocator, Page } from "playwright-core";

/** A picture of a page. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be shown. */
  readonly prepare?: (app: FrameLocator, page: Page) => Promise<void>;
  /** What lies over a page belongs to the window: that one keeps its size, instead of growing until nothing is cut. */
  readonly isDialog?: boolean;
}
