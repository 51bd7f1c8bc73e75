/** A PostgreSQL for as long as this process lives, however it ends: a guard of its own stops it. */
import { fork } from "node:child_process";
import { once } from "node:events";

export interface GuardedPostgres {
  /** A connection string of the superuser for the given database. */
  url(database: string): string;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a server for tests in `dataDir`; it and the folder are gone soon after this process is.
 * @param options.durable true keeps fsync on, as production does
 */
export async function startGuardedPostgres(
  dataDir: string,
  { durable = false }: { readonly durable?: boolean } = {},
): Promise<GuardedPostgres> {
  // A session of its own keeps the terminal's Ctrl-C and whatever ends this process's group away from it.
  const guard = fork(
    new URL("./postgres-guard.ts", import.meta.url),
    [dataDir, ...(durable ? ["durable"] : [])],
    {
      detached: true,
      execArgv: [],
    },
  );
  const ended = once(guard, "exit") as Promise<[number | null]>;
  const superuserUrl = await Promise.race([
    once(guard, "message").then(([url]) => new URL(url as string)),
    ended.then(() => {
      throw new Error("PostgreSQL did not start; what its guard said stands above.");
    }),
  ]);
  guard.unref();
  guard.channel?.unref();
  return {
    url: (database) => Object.assign(new URL(superuserUrl), { pathname: `/${database}` }).href,
    async stop() {
      guard.ref();
      guard.disconnect();
      const [code] = await ended;
      if (code !== 0) throw new Error("PostgreSQL did not stop; what its guard said stands above.");
    },
  };
}
