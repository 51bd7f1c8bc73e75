import polaris from "@shopify/polaris/locales/es.json" with { type: "json" };
import checks from "./es/checks.json" with { type: "json" };
import claims from "./es/claims.json" with { type: "json" };
import create from "./es/create.json" with { type: "json" };
import credits from "./es/credits.json" with { type: "json" };
import figures from "./es/figures.json" with { type: "json" };
import frame from "./es/frame.json" with { type: "json" };
import help from "./es/help.json" with { type: "json" };
import history from "./es/history.json" with { type: "json" };
import home from "./es/home.json" with { type: "json" };
import notifications from "./es/notifications.json" with { type: "json" };
import outline from "./es/outline.json" with { type: "json" };
import profile from "./es/profile.json" with { type: "json" };
import publications from "./es/publications.json" with { type: "json" };
import results from "./es/results.json" with { type: "json" };
import review from "./es/review.json" with { type: "json" };
import rules from "./es/rules.json" with { type: "json" };
import runs from "./es/runs.json" with { type: "json" };
import words from "./es/words.json" with { type: "json" };

export default {
  polaris,
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
