/** The command-line door: `npm run studio -- COMMAND`. One command, one report, then it ends with the report's code. */
import { systemClock } from "../platform/clock.ts";
import { openDb } from "../platform/db/db.ts";
import { findUnreachable } from "../platform/db/reach.ts";
import { readDatabaseEnv } from "../platform/env.ts";
import { systemIds } from "../platform/ids.ts";
import { createLog, redactText } from "../platform/log.ts";
import {
  type BookCommand,
  EXIT_CODES,
  type Input,
  type Parsed,
  type Report,
  UsageError,
  helpText,
  parseWords,
} from "./command.ts";
import { COMMANDS } from "./commands.ts";

/** Names are kept in the books for ever, so they are short words: an account's, not a person's. */
function operatorNamed(name: string | undefined): string {
  if (name === undefined) throw new UsageError("Who does this? Say it with --as NAME.");
  if (!/^[\w.@-]{1,60}$/.test(name)) throw new UsageError("--as takes an account's name, without blanks.");
  return name;
}

const needsNoQueue = () => Promise.reject(new Error("no command needs the queue"));

async function run({ command, input, as }: Parsed): Promise<Report> {
  return "runOnFiles" in command ? command.runOnFiles(input, process.env) : runInBooks(command, input, as);
}

async function runInBooks(command: BookCommand, input: Input, as: string | undefined): Promise<Report> {
  const operator = operatorNamed(as ?? process.env.USER);
  const env = readDatabaseEnv(process.env);
  const unreachable = await findUnreachable(env);
  if (unreachable)
    throw new Error(`The database of DATABASE_URL could not be reached (${unreachable.code}).`);
  const db = openDb(env.DATABASE_URL, { poolSize: 2 });
  try {
    return await command.run(
      {
        db,
        ctxFor: (shopId) => ({
          shopId,
          actor: { kind: "operator", id: operator },
          db,
          jobs: { enqueue: needsNoQueue, remove: needsNoQueue },
          clock: systemClock,
          ids: systemIds,
          log: createLog(env.LOG_LEVEL).child({ process: "studio" }),
          ports: {},
        }),
      },
      input,
    );
  } finally {
    await db.close();
  }
}

/**
 * Whoever read us may stop before we have said all (`studio … | head -1`). The work is done by then, and its files are
 * written: what is left to say goes nowhere, and the exit code still says how it went.
 */
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") return;
  process.exitCode = EXIT_CODES.fault;
  console.error(`The report can't be written (${code}).`);
});
process.stderr.on("error", () => {});

try {
  const parsed = parseWords(process.argv.slice(2), COMMANDS);
  if (parsed) {
    const { ending, lines, result } = await run(parsed);
    for (const line of lines) console.log(line);
    if (parsed.json) console.log(JSON.stringify({ ending, ...result }));
    process.exitCode = EXIT_CODES[ending];
  } else {
    console.log(helpText(COMMANDS));
  }
} catch (error) {
  console.error(redactText((error as Error).message));
  if (error instanceof UsageError) console.error(`\n${helpText(COMMANDS)}`);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ ending: "fault" }));
  process.exitCode = EXIT_CODES.fault;
}
