import checks from "./en/checks.json" with { type: "json" };
import claims from "./en/claims.json" with { type: "json" };
import create from "./en/create.json" with { type: "json" };
import credits from "./en/credits.json" with { type: "json" };
import figures from "./en/figures.json" with { type: "json" };
import frame from "./en/frame.json" with { type: "json" };
import help from "./en/help.json" with { type: "json" };
import history from "./en/history.json" with { type: "json" };
import home from "./en/home.json" with { type: "json" };
import notifications from "./en/notifications.json" with { type: "json" };
import outline from "./en/outline.json" with { type: "json" };
import profile from "./en/profile.json" with { type: "json" };
import publications from "./en/publications.json" with { type: "json" };
import results from "./en/results.json" with { type: "json" };
import review from "./en/review.json" with { type: "json" };
import rules from "./en/rules.json" with { type: "json" };
import runs from "./en/runs.json" with { type: "json" };
import words from "./en/words.json" with { type: "json" };

export default {
  /** Polaris speaks English by itself. */
  polaris: undefined,
  areas: {
    checks,
    claims,
    create,
    credits,
    figures,
    frame,
    help,
    history,
    home,
    notifications,
    outline,
    profile,
    publications,
    results,
    review,
    rules,
    runs,
    words,
  },
};
