/** What a command of `studio` is, and how its words are read. */
import { type ParseArgsOptionDescriptor, parseArgs } from "node:util";
import type { Ctx } from "#app/platform/ctx.ts";
import type { RefusalReason } from "#app/platform/errors.ts";
import type { ShopId } from "#app/platform/ids.ts";

/** How `studio` ends; scripts rely on these numbers. */
export const EXIT_CODES = { done: 0, fault: 1, blocked: 2, refused: 3, personNeeded: 4 } as const;
export type Ending = keyof typeof EXIT_CODES;

/** What every command is given. */
export interface Studio {
  readonly db: Ctx["db"];
  /** A ctx for one shop; its actor is the operator. */
  ctxFor(shopId: ShopId): Ctx;
}

export interface Report {
  readonly ending: Ending;
  /** For people. */
  readonly lines: readonly string[];
  /** For programs: the last line under `--json`. */
  readonly result: object;
}

export interface Input {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

interface CommandWords {
  /** The words that call it, e.g. "credits revoke". */
  readonly name: string;
  /** Names of its operands, in order. */
  readonly operands: readonly string[];
  /** Its options, all with a value; true when it must be given. */
  readonly options: Readonly<Record<string, boolean>>;
  readonly help: string;
}

/** Works in the books: needs the database, and is done in somebody's name. */
export interface BookCommand extends CommandWords {
  run(studio: Studio, input: Input): Promise<Report>;
}

/** Works on files alone: needs no database, and nobody's name. */
export interface FileCommand extends CommandWords {
  /** @param env where programs are found: `FFMPEG_PATH`, `PATH` */
  runOnFiles(input: Input, env: Readonly<Record<string, string | undefined>>): Promise<Report>;
}

export type Command = BookCommand | FileCommand;

/** The words are wrong: nothing was done. */
export class UsageError extends Error {}

/** A refusal as a report. What isn't there is refused; the rest is blocked by a rule of the books. */
export function refusalReport(
  refusal: { readonly reason: RefusalReason } & object,
  sentence: string,
): Report {
  return {
    ending: refusal.reason === "not-found" ? "refused" : "blocked",
    lines: [sentence],
    result: refusal,
  };
}

const EVERYWHERE = {
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  as: { type: "string" },
} as const satisfies Record<string, ParseArgsOptionDescriptor>;

export interface Parsed {
  readonly command: Command;
  readonly input: Input;
  readonly json: boolean;
  readonly as: string | undefined;
}

/** Reads the words. Returns null when help was asked for. @throws UsageError that says what is wrong with them. */
export function parseWords(words: readonly string[], commands: readonly Command[]): Parsed | null {
  const command = commands.find(({ name }) => `${words.join(" ")} `.startsWith(`${name} `));
  if (!command) {
    if (words.length === 0 || words.includes("--help") || words.includes("-h")) return null;
    throw new UsageError(`There is no command “${words.slice(0, 2).join(" ")}”.`);
  }
  const rest = words.slice(command.name.split(" ").length);
  const own = Object.keys(command.options).map((name) => [name, { type: "string" }] as const);
  const { values, positionals } = readArguments(rest, { ...EVERYWHERE, ...Object.fromEntries(own) });
  if (values.help === true) return null;

  if (positionals.length !== command.operands.length) {
    throw new UsageError(`${command.name} takes ${command.operands.join(" and ") || "no operand"}.`);
  }
  const missing = Object.keys(command.options).filter(
    (name) => command.options[name] && !String(values[name] ?? "").trim(),
  );
  if (missing.length > 0) throw new UsageError(`${command.name} needs --${missing.join(" and --")}.`);
  const options = Object.fromEntries(own.map(([name]) => [name, values[name]?.toString()]));
  return {
    command,
    input: { operands: positionals, options },
    json: values.json === true,
    as: values.as?.toString(),
  };
}

function readArguments(words: readonly string[], options: Record<string, ParseArgsOptionDescriptor>) {
  try {
    // No option begins with a digit, but parseArgs would take -35 for some: the blank makes it an operand.
    const args = words.map((word) => (/^-\d/.test(word) ? ` ${word}` : word));
    const { tokens, ...read } = parseArgs({ args, options, allowPositionals: true, tokens: true });
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find((name, at) => options[name]?.type === "string" && given.indexOf(name) < at);
    // The last one would count, and the others be dropped without a word.
    if (twice !== undefined) throw new Error(`--${twice} can be given once only; call the command for each.`);
    return read;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What can be called, for whoever asked or erred. */
export function helpText(commands: readonly Command[]): string {
  const lines = commands.map(({ name, operands, options, help }) => {
    const words = Object.entries(options).map(([option, isNeeded]) => {
      const word = `--${option} ${option.toUpperCase()}`;
      return isNeeded ? word : `[${word}]`;
    });
    return `  studio ${[name, ...operands, ...words].join(" ")}\n      ${help}`;
  });
  return [
    "Usage: npm run studio -- COMMAND [--as NAME] [--json]",
    "",
    ...lines,
    "",
    "SHOP is a myshopify.com domain or a shop's id. --as says who does it; otherwise it is $USER.",
    "--json: the last line is the result. Commands on credits and shops need DATABASE_URL.",
    "Ends with 0 done, 1 fault, 2 blocked by a rule, 3 refused, 4 a person is needed.",
  ].join("\n");
}
