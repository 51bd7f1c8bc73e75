import billing from "./ja/billing.json" with { type: "json" };
import checks from "./ja/checks.json" with { type: "json" };
import claims from "./ja/claims.json" with { type: "json" };
import create from "./ja/create.json" with { type: "json" };
import credits from "./ja/credits.json" with { type: "json" };
import failures from "./ja/failures.json" with { type: "json" };
import figures from "./ja/figures.json" with { type: "json" };
import frame from "./ja/frame.json" with { type: "json" };
import help from "./ja/help.json" with { type: "json" };
import history from "./ja/history.json" with { type: "json" };
import home from "./ja/home.json" with { type: "json" };
import mail from "./ja/mail.json" with { type: "json" };
import manual from "./ja/manual.json" with { type: "json" };
import notifications from "./ja/notifications.json" with { type: "json" };
import outline from "./ja/outline.json" with { type: "json" };
import profile from "./ja/profile.json" with { type: "json" };
import publications from "./ja/publications.json" with { type: "json" };
import publishing from "./ja/publishing.json" with { type: "json" };
import refusals from "./ja/refusals.json" with { type: "json" };
import results from "./ja/results.json" with { type: "json" };
import review from "./ja/review.json" with { type: "json" };
import rules from "./ja/rules.json" with { type: "json" };
import rulesServer from "./ja/rulesServer.json" with { type: "json" };
import runs from "./ja/runs.json" with { type: "json" };
import storedData from "./ja/storedData.json" with { type: "json" };
import words from "./ja/words.json" with { type: "json" };

export default {
  billing,
  checks,
  claims,
  create,
  credits,
  failures,
  figures,
  frame,
  help,
  history,
  home,
  mail,
  manual,
  notifications,
  outline,
  profile,
  publications,
  publishing,
  refusals,
  results,
  review,
  rules,
  rulesServer,
  runs,
  storedData,
  words,
};
