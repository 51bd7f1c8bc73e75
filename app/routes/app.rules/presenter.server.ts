/** Every rule that results are held to: its figures, where they stand, how certain they are, and what changed. */
import { CONFIDENCE_WORDS, type Tone } from "#app/components/words.ts";
import {
  CLAIMS,
  type Claim,
  dataWords,
  datedWords,
  nameOf,
  placementOf,
  PLATFORM_RULES,
  platformNameOf,
  type PlatformRule,
  RULE_CHANGES,
} from "#app/domain/review/index.server.ts";
import { enumerated, hasWords, t } from "#app/platform/i18n/translate.ts";
import {
  type FigureView,
  aboutWords,
  capitalised,
  figuresOf,
  notFoundOf,
  ruleWords,
} from "./figures.server.ts";

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
  readonly figures: readonly FigureView[];
  /** Figures that were looked for and not found. */
  readonly notFound: string;
  readonly checks: readonly { readonly rule: string; readonly how: string }[];
  /** In the data's own words, which are English; so are the notes. */
  readonly contradictions: readonly string[];
  readonly notes: string | null;
  readonly moreSources: readonly SourceView[];
}

interface SourceView {
  readonly about: string;
  readonly url: string;
  readonly says: string;
  /** In the source's own words, which are English. */
  readonly isQuoted: boolean;
}

/** A class of advertising claims. Its rule, whose it is and the examples are English, as their sources are. */
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
    platforms: [...Map.groupBy(PLATFORM_RULES, platformNameOf)].map(([name, rules]) => ({
      name,
      rules: rules.map(presentRule),
    })),
    claims: CLAIMS.map(presentClaim),
    changes: RULE_CHANGES.map(({ on, words, rules }) => ({
      on,
      what: t(words),
      which:
        rules === "all"
          ? t("rulesServer.allRules")
          : enumerated(PLATFORM_RULES.filter(({ id }) => rules.includes(id)).map(nameOf)),
    })),
  };
}

function presentRule(rule: PlatformRule): RuleView {
  const { id, platform, confidence, source, readOn, version, row } = rule;
  const isLaw = platformNameOf(rule) !== platform;
  return {
    id,
    placement: isLaw ? nameOf(rule) : capitalised(placementOf(rule)),
    confidence: CONFIDENCE_WORDS[confidence],
    source,
    readOn,
    dated: datedWords(rule),
    version,
    figures: figuresOf(row),
    notFound: notFoundOf(row),
    // As the row says it; which of them are checked here is told by each finding.
    checks: rule.checks.map(({ rule: name, how, severity }) => ({
      rule: ruleWords(name),
      how: t(`rulesServer.how.${how}.${severity === "block" && confidence !== "low" ? "counts" : "notes"}`),
    })),
    contradictions: rule.contradictions,
    notes: rule.notes,
    moreSources: Object.entries(row.figure_sources).flatMap(([about, sources]) =>
      sources
        .filter(({ url }) => url.startsWith("https://"))
        .map(({ url, says, kind }) => ({
          about: aboutWords(about),
          url,
          says: says ?? dataWords("kind", kind) ?? kind,
          isQuoted: says !== undefined,
        })),
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
  name: wordsOr(name, `claims.kind.${id}`),
  rule,
  regime: regime.join("; "),
  question: wordsOr(question, `claims.question.${id}`),
  examples: samplePhrases,
  how:
    severity === "warn" || confidence === "low"
      ? t("rulesServer.claimHow.note")
      : t("rulesServer.claimHow.question"),
  confidence: CONFIDENCE_WORDS[confidence],
  readOn: readDate,
  sources: source.filter((url) => url.startsWith("https://")),
});

/** Of a class of claims that we have no words for, the data's own. */
const wordsOr = (own: string, key: string): string => (hasWords(key) ? t(key) : own);
