import billing from "./fr/billing.json" with { type: "json" };
import checks from "./fr/checks.json" with { type: "json" };
import claims from "./fr/claims.json" with { type: "json" };
import create from "./fr/create.json" with { type: "json" };
import credits from "./fr/credits.json" with { type: "json" };
import failures from "./fr/failures.json" with { type: "json" };
import figures from "./fr/figures.json" with { type: "json" };
import frame from "./fr/frame.json" with { type: "json" };
import help from "./fr/help.json" with { type: "json" };
import history from "./fr/history.json" with { type: "json" };
import home from "./fr/home.json" with { type: "json" };
import mail from "./fr/mail.json" with { type: "json" };
import manual from "./fr/manual.json" with { type: "json" };
import notifications from "./fr/notifications.json" with { type: "json" };
import outline from "./fr/outline.json" with { type: "json" };
import profile from "./fr/profile.json" with { type: "json" };
import publications from "./fr/publications.json" with { type: "json" };
import publishing from "./fr/publishing.json" with { type: "json" };
import refusals from "./fr/refusals.json" with { type: "json" };
import results from "./fr/results.json" with { type: "json" };
import review from "./fr/review.json" with { type: "json" };
import rules from "./fr/rules.json" with { type: "json" };
import rulesServer from "./fr/rulesServer.json" with { type: "json" };
import runs from "./fr/runs.json" with { type: "json" };
import storedData from "./fr/storedData.json" with { type: "json" };
import words from "./fr/words.json" with { type: "json" };

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
