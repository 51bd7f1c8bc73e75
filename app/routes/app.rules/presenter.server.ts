/** Every rule that results are held to: its figures, where they stand, how certain they are, and what changed. */
import { CONFIDENCE_WORDS, type Tone } from "#app/components/words.ts";
import {
  CLAIMS,
  type Claim,
  nameOf,
  PLATFORM_RULES,
  type PlatformRule,
  RULE_CHANGES,
} from "#app/domain/review/index.server.ts";
import { aboutWords, figuresOf, notFoundOf, ruleWords } from "./figures.ts";

export interface RulesView {
  readonly platforms: readonly { readonly name: string; readonly rules: readonly RuleView[] }[];
  readonly claims: readonly ClaimView[];
  readonly changes: readonly { readonly on: string; readonly what: string; readonly which: string }[];
}

export interface RuleView {
  readonly id: string;
  readonly placement: string;
  readonly confidence: { readonly label: string; readonly tone: Tone };
  readonly source: string;
  readonly readOn: string;
  readonly dated: string;
  readonly version: number;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** Figures that were looked for and not found. */
  readonly notFound: string;
  readonly checks: readonly { readonly rule: string; readonly how: string }[];
  readonly contradictions: readonly string[];
  readonly notes: string | null;
  readonly moreSources: readonly { readonly about: string; readonly url: string; readonly says: string }[];
}

/** A class of advertising claims. */
export interface ClaimView {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  /** Laws and platforms that have the rule. */
  readonly regime: string;
  /** What a person is asked. */
  readonly question: string;
  readonly examples: readonly string[];
  readonly how: string;
  readonly confidence: { readonly label: string; readonly tone: Tone };
  readonly readOn: string;
  readonly sources: readonly string[];
}

export function presentRules(): RulesView {
  return {
    platforms: [...Map.groupBy(PLATFORM_RULES, platformName)].map(([name, rules]) => ({
      name,
      rules: rules.map(presentRule),
    })),
    claims: CLAIMS.map(presentClaim),
    changes: RULE_CHANGES.map(({ on, what, rules }) => ({
      on,
      what,
      which:
        rules === "all"
          ? "All rules"
          : PLATFORM_RULES.filter(({ id }) => rules.includes(id))
              .map(nameOf)
              .join(", "),
    })),
  };
}

const platformName = ({ platform }: PlatformRule): string =>
  /^(LAW|STANDARD): /.test(platform) ? "Laws and standards" : platform;

function presentRule(rule: PlatformRule): RuleView {
  const { id, platform, placement, confidence, source, readOn, dated, version, row } = rule;
  const isLaw = platformName(rule) !== platform;
  return {
    id,
    placement: isLaw ? nameOf(rule) : sentenceCase(placement.replaceAll("_", " ")),
    confidence: CONFIDENCE_WORDS[confidence],
    source,
    readOn,
    dated,
    version,
    figures: figuresOf(row),
    notFound: notFoundOf(row),
    checks: rule.checks.map(({ rule: name, how, severity }) => ({
      rule: ruleWords(name),
      how: `${HOW_WORDS[how]}, ${severity === "block" && confidence !== "low" ? "and a breach counts" : "and a breach is a note"}`,
    })),
    contradictions: rule.contradictions,
    notes: rule.notes,
    moreSources: Object.entries(row.figure_sources).flatMap(([about, sources]) =>
      sources
        .filter(({ url }) => url.startsWith("https://"))
        .map(({ url, says, kind }) => ({ about: aboutWords(about), url, says: says ?? kind })),
    ),
  };
}

const presentClaim = ({
  id,
  class: name,
  rule,
  regime,
  question,
  samplePhrases,
  severity,
  confidence,
  readDate,
  source,
}: Claim): ClaimView => ({
  id,
  name,
  rule,
  regime: regime.join("; "),
  question,
  examples: samplePhrases,
  how:
    severity === "warn" || confidence === "low"
      ? "A note wherever it is found."
      : "A question in every text that we would add to your shop, a note in the product's own title.",
  confidence: CONFIDENCE_WORDS[confidence],
  readOn: readDate,
  sources: source.filter((url) => url.startsWith("https://")),
});

/** As the row says it; which of them are checked here is told by each finding. */
const HOW_WORDS = {
  machine: "a machine can settle it",
  machine_assisted: "a machine can raise it, a person settles it",
  person: "a person's answer",
} as const;

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
