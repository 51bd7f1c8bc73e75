/** The app's HTTP routes as App Bridge calls them: every request carries a fresh session token. */
import type { DoubleHandle } from "../shopify-double/client.ts";

/** An answer of the app: its JSON, refusals included. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface AppClient {
  get<Body>(path: string): Promise<Answer<Body>>;
  post<Body>(path: string, input: object): Promise<Answer<Body>>;
  bytes(path: string): Promise<Uint8Array>;
}

/** Browsers call the app; the library answers 410 to anything that calls itself a robot. */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

export function createAppClient(webUrl: string, double: DoubleHandle, shop: string): AppClient {
  const call = async (method: string, path: string, input?: object): Promise<Response> =>
    fetch(`${webUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await double.sessionToken(shop)}`,
        "User-Agent": USER_AGENT,
        ...(input && { "Content-Type": "application/json" }),
      },
      ...(input && { body: JSON.stringify(input) }),
    });
  const answer = async <Body>(response: Response): Promise<Answer<Body>> => {
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) as Body };
    } catch {
      throw new Error(
        `${response.url} answered ${response.status} with something else than JSON: ${text.slice(0, 200)}`,
      );
    }
  };
  return {
    get: async (path) => answer(await call("GET", path)),
    post: async (path, input) => answer(await call("POST", path, input)),
    async bytes(path) {
      const response = await call("GET", path);
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
