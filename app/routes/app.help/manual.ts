/**
 * The manual's shape. What stands in a table of the app (prices, failures) comes from that table; the rest is in the
 * catalogues, about what the app does and nothing else. Pages are called as the navigation calls them. Pure.
 */
import { type Topic, failureAnchor, publishingAnchor } from "#app/components/help-anchors.ts";
import { credits } from "#app/components/format.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import type { Paragraph, Section } from "./search.ts";

/** What the app's own tables say. */
export interface ManualFacts {
  readonly prices: readonly (readonly [what: string, credits: number])[];
  readonly welcomeCredits: number;
  readonly holdDays: number;
  readonly minPhotoPx: number;
  readonly mostCorrections: number;
  readonly periodDays: number;
  readonly failures: readonly {
    readonly cause: string;
    readonly kind: "code" | "reason";
    readonly what: string;
    readonly next: string;
    readonly again: "no" | "poll-again" | "back-off" | "once";
  }[];
  readonly publishingFailures: readonly {
    readonly code: string;
    readonly what: string;
    readonly next: string;
  }[];
}

/** A paragraph about no single failure: its lines, and what follows them. */
const topic = (id: Topic, lines: readonly string[], more: Partial<Paragraph> = {}): Paragraph => ({
  id,
  title: t(`manual.${id}.title`),
  lines,
  ...more,
});

const keys = (...names: readonly string[]): string => names.join(", ");

const pageNames = () => ({
  home: t("frame.home"),
  create: t("frame.create"),
  runs: t("frame.runs"),
  review: t("frame.review"),
  publications: t("frame.publications"),
  history: t("frame.history"),
  credits: t("frame.credits"),
  profile: t("frame.profile"),
  help: t("frame.help"),
  rules: t("frame.rules"),
  notifications: t("frame.notifications"),
});
type PageNames = ReturnType<typeof pageNames>;

/** Where a paragraph goes on: a page, by its name. */
const goOn = (pages: PageNames, page: Exclude<keyof PageNames, "home">) => ({
  to: `/app/${page}`,
  text: t("manual.open", { page: pages[page] }),
});

/** The manual in the language at hand. */
export function manualOf(facts: ManualFacts): readonly Section[] {
  const pages = pageNames();
  return [
    { id: "credits", title: t("manual.section.credits"), paragraphs: aboutCredits(facts, pages) },
    { id: "results", title: t("manual.section.results"), paragraphs: aboutResults(pages) },
    { id: "failures", title: t("manual.section.failures"), paragraphs: aboutFailures(facts) },
    { id: "checklist", title: t("manual.section.checklist"), paragraphs: aboutReview(pages) },
    {
      id: "publishing-and-undo",
      title: t("manual.section.publishing-and-undo"),
      paragraphs: aboutPublishing(facts, pages),
    },
    { id: "using-the-app", title: t("manual.section.using-the-app"), paragraphs: aboutTheApp(pages) },
  ];
}

const aboutCredits = (facts: ManualFacts, pages: PageNames): Paragraph[] => [
  topic("prices", [t("manual.prices.1"), t("manual.prices.2", { welcome: facts.welcomeCredits })], {
    rows: facts.prices.map(([what, price]) => [what, credits(price)]),
    link: goOn(pages, "credits"),
  }),
  topic("holding", [t("manual.holding.1"), t("manual.holding.2", { days: facts.holdDays })]),
  topic("credits-short", [t("manual.credits-short.1", pages), t("manual.credits-short.2")], {
    link: { to: "/app/credits", text: t("manual.credits-short.link") },
  }),
  topic("plans-and-packs", [
    t("manual.plans-and-packs.1", { days: facts.periodDays }),
    t("manual.plans-and-packs.2"),
    t("manual.plans-and-packs.3"),
  ]),
  topic("limits", [t("manual.limits.1", pages), t("manual.limits.2", pages)]),
  topic("refunds", [t("manual.refunds.1"), t("manual.refunds.2"), t("manual.refunds.3")]),
];

const aboutResults = (pages: PageNames): Paragraph[] => [
  topic(
    "find-results",
    [
      t("manual.find-results.1", pages),
      t("manual.find-results.2"),
      t("manual.find-results.3", pages),
      t("manual.find-results.4", pages),
    ],
    { link: goOn(pages, "history") },
  ),
  topic("downloads", [
    t("manual.downloads.1", pages),
    t("manual.downloads.2"),
    t("manual.downloads.3", pages),
  ]),
  topic("runs", [t("manual.runs.1"), t("manual.runs.2")]),
];

const aboutFailures = (facts: ManualFacts): Paragraph[] => [
  topic("when-it-fails", [
    t("manual.when-it-fails.1"),
    t("manual.when-it-fails.2"),
    t("manual.when-it-fails.3"),
  ]),
  topic("photos", [t("manual.photos.1", { px: facts.minPhotoPx }), t("manual.photos.2")]),
  topic("outlines", [
    t("manual.outlines.1", { keep: t("outline.tool.keep"), remove: t("outline.tool.remove") }),
    t("manual.outlines.2", { times: facts.mostCorrections }),
  ]),
  ...saidOnce(facts.failures.map(failureParagraph)),
];

const aboutReview = (pages: PageNames): Paragraph[] => [
  topic("product-accuracy", [t("manual.product-accuracy.1")]),
  topic("text-and-logo", [t("manual.text-and-logo.1")]),
  topic("platform-rules", [t("manual.platform-rules.1")], {
    link: goOn(pages, "rules"),
  }),
  topic("ad-compliance", [t("manual.ad-compliance.1")]),
  topic("file-management", [t("manual.file-management.1", pages)]),
  topic("order-questions", [t("manual.order-questions.1")]),
  topic("reviewing", [t("manual.reviewing.1", pages), t("manual.reviewing.2")], {
    link: goOn(pages, "review"),
  }),
];

const aboutPublishing = (facts: ManualFacts, pages: PageNames): Paragraph[] => [
  topic("publishing", [t("manual.publishing.1"), t("manual.publishing.wait"), t("manual.publishing.2")], {
    link: goOn(pages, "publications"),
  }),
  topic("undo", [t("manual.undo.1"), t("manual.undo.2")]),
  topic("when-publishing-fails", [t("manual.when-publishing-fails.1")]),
  ...saidOnce(
    facts.publishingFailures.map(({ code, what, next }) => ({
      id: publishingAnchor(code),
      title: what,
      lines: [sentences(t("manual.publishingIsFree"), next)],
      isCase: true,
    })),
  ),
];

/** Codes of which a reader is told the same are one paragraph, which each of them leads to. */
function saidOnce(cases: readonly Paragraph[]): Paragraph[] {
  const alike = Map.groupBy(cases, ({ title, lines }) => JSON.stringify([title, lines]));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, alsoIds: others.map(({ id }) => id) }] : [],
  );
}

const aboutTheApp = (pages: PageNames): Paragraph[] => [
  topic("home", [t("manual.home.1", pages), t("manual.home.2", pages)]),
  topic("keyboard", [t("manual.keyboard.1")], {
    rows: [
      [t("manual.keyboard.answer", pages), keys("A", "R")],
      [t("manual.keyboard.step", pages), "← →"],
      [t("manual.keyboard.zoom", pages), "Z"],
      [t("manual.keyboard.select", pages), "T"],
      [t("manual.keyboard.undoAnswer", pages), "U"],
      [t("manual.keyboard.keys", pages), "?"],
      [t("manual.keyboard.paint"), keys("K", "R")],
      [t("manual.keyboard.brush"), "[ ]"],
      [t("manual.keyboard.mode"), "M"],
      [t("manual.keyboard.undoStroke"), t("manual.keyboard.undoStrokeKeys")],
      [t("manual.keyboard.search", pages), "/"],
    ],
  }),
  topic("notifications", [t("manual.notifications.1", pages), t("manual.notifications.2")], {
    link: goOn(pages, "notifications"),
  }),
  topic("data", [t("manual.data.1", pages)], {
    link: goOn(pages, "profile"),
  }),
];

function failureParagraph({ cause, kind, what, next, again }: ManualFacts["failures"][number]): Paragraph {
  return {
    id: kind === "code" ? failureAnchor({ code: cause }) : failureAnchor({ code: "", reason: cause }),
    title: what,
    lines: [sentences(again !== "no" && t(`manual.tried.${again}`), t("manual.creditsBack"), next)],
    isCase: true,
  };
}
