import type { HostConfig } from "../protocol.ts";

/** What the server tells the script of the app's page. */
export interface HostPageData {
  appName: string;
  appOrigin: string;
  /** The admin's path of the app: /store/{store}/apps/{handle}. */
  appBase: string;
  /** /store/{store} */
  storeBase: string;
  config: HostConfig;
  /** The person's session with the app; uninstalling ends it. */
  sessionId: string;
  /** Signed for one use; a later navigation loads the page again. */
  frameUrl: string;
}
