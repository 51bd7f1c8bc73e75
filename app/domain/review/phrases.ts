/**
 * What a place asks for and what was found, as a code with figures: findings are kept, and outlive the language of
 * whoever reads them. Pure.
 */
import { type WordKey, enumerated, hasWords, language, listed, t } from "#app/platform/i18n/translate.ts";
import type { Finding } from "./schemas.ts";

type NamedBy<Key> = Key extends `rulesServer.told.${infer Name}` ? Name : never;

/** Words of the catalogue (`rulesServer.told`) with their figures; names and codes that are the same everywhere as they are. */
export type Phrase =
  | string
  | {
      readonly says: NamedBy<WordKey>;
      readonly [value: string]: string | number | readonly number[];
    }
  | { readonly or: readonly Phrase[] };

/** Where in the evidence phrases stand. */
const TOLD = ["wanted", "found", "notFound"] as const;

/** A finding whose evidence is told in the language at hand. What was kept in words, or isn't understood, stays. */
export function tellFinding<Told extends Pick<Finding, "evidence">>(finding: Told): Told {
  const { evidence } = finding;
  const told = TOLD.flatMap((name) => {
    const text = tell(evidence[name]);
    return text === null ? [] : [[name, text] as const];
  });
  return told.length === 0 ? finding : { ...finding, evidence: { ...evidence, ...Object.fromEntries(told) } };
}

/** A phrase in words, or several one after the other; null: it is none that we know. */
function tell(phrase: unknown): string | null {
  if (typeof phrase === "string") return phrase;
  if (Array.isArray(phrase)) return enumerated(phrase.map(tell).filter((text) => text !== null));
  if (typeof phrase !== "object" || phrase === null) return null;
  const { says, or, ...values } = phrase as Readonly<Record<string, unknown>>;
  if (Array.isArray(or))
    return or
      .map(tell)
      .reduce(
        (one, other) => (one && other ? t("rulesServer.told.or", { one, other }) : (one ?? other)),
        null,
      );
  const key = `rulesServer.told.${String(says)}`;
  if (!hasWords(key) && !hasWords(`${key}_other`)) return null;
  const figures = Object.entries(values).map(([name, value]) => [
    name,
    name === "count" ? value : written(value),
  ]);
  return t(key as WordKey, Object.fromEntries(figures));
}

function written(value: unknown): string {
  if (Array.isArray(value)) return listed(value.map(written), "disjunction");
  return typeof value === "number"
    ? new Intl.NumberFormat(language(), { maximumFractionDigits: 3 }).format(value)
    : String(value);
}
