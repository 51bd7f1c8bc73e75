/** Shopify's sessions in PostgreSQL, with the access and refresh tokens sealed. */
import type { PrismaClient } from "@prisma/client";
import { Session } from "@shopify/shopify-api";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { Keyring } from "#app/platform/secrets/keyring.ts";

/** What Shopify's library needs of a session storage, and the deletion of all that a shop has. */
export interface Sessions {
  storeSession(session: Session): Promise<boolean>;
  /** @throws SealError when the row was tampered with or its key left the ring. */
  loadSession(id: string): Promise<Session | undefined>;
  deleteSession(id: string): Promise<boolean>;
  deleteSessions(ids: string[]): Promise<boolean>;
  findSessionsByShop(shopDomain: string): Promise<Session[]>;
  /** When the newest token of a shop was issued; null when it has none. Tokens are not opened for it. */
  lastIssuedAt(shopDomain: string): Promise<Date | null>;
  /** Deletes every session of a shop, readable or not. */
  deleteByShop(shopDomain: string): Promise<void>;
}

/** How long an offline access token lives. Source: Shopify's page on expiring offline access tokens, 60 minutes. */
const TOKEN_LIFETIME_MS = 3_600_000;

const TOKENS = ["accessToken", "refreshToken"] as const;

/** Session storage for `shopifyApp()` that no reader of the table can take a token from. */
export function createSessions(prisma: PrismaClient, keyring: Keyring): Sessions {
  const withTokens = (session: Session, change: (token: string, column: string) => string): Session => {
    const copy = new Session(session.toObject());
    for (const name of TOKENS) {
      const token = session[name];
      if (token) copy[name] = change(token, `Session.${name}`);
    }
    return copy;
  };
  const sealed = (session: Session) =>
    withTokens(session, (token, column) => keyring.seal(token, { column, row: session.id }));
  const opened = (session: Session) =>
    withTokens(session, (token, column) => keyring.open(token, { column, row: session.id }));

  // The library looks for its table when it is constructed and gives up for good when that fails: so it is made at the
  // first use, and made again after a failure.
  let storage: PrismaSessionStorage<PrismaClient> | undefined;
  const stored = async <T>(use: (storage: PrismaSessionStorage<PrismaClient>) => Promise<T>): Promise<T> => {
    storage ??= new PrismaSessionStorage(prisma, { connectionRetries: 1, connectionRetryIntervalMs: 0 });
    try {
      return await use(storage);
    } catch (error) {
      storage = undefined;
      throw error;
    }
  };

  return {
    storeSession: (session) => stored((storage) => storage.storeSession(sealed(session))),
    async loadSession(id) {
      const session = await stored((storage) => storage.loadSession(id));
      return session && opened(session);
    },
    deleteSession: (id) => stored((storage) => storage.deleteSessions([id])),
    deleteSessions: (ids) => stored((storage) => storage.deleteSessions(ids)),
    async findSessionsByShop(shopDomain) {
      return (await stored((storage) => storage.findSessionsByShop(shopDomain))).map(opened);
    },
    async lastIssuedAt(shopDomain) {
      const { _max } = await prisma.session.aggregate({
        where: { shop: shopDomain },
        _max: { expires: true },
      });
      return _max.expires && new Date(_max.expires.getTime() - TOKEN_LIFETIME_MS);
    },
    async deleteByShop(shopDomain) {
      await prisma.session.deleteMany({ where: { shop: shopDomain } });
    },
  };
}
