import billing from "./es/billing.json" with { type: "json" };
import checks from "./es/checks.json" with { type: "json" };
import claims from "./es/claims.json" with { type: "json" };
import create from "./es/create.json" with { type: "json" };
import credits from "./es/credits.json" with { type: "json" };
import failures from "./es/failures.json" with { type: "json" };
import figures from "./es/figures.json" with { type: "json" };
import frame from "./es/frame.json" with { type: "json" };
import help from "./es/help.json" with { type: "json" };
import history from "./es/history.json" with { type: "json" };
import home from "./es/home.json" with { type: "json" };
import mail from "./es/mail.json" with { type: "json" };
import manual from "./es/manual.json" with { type: "json" };
import notifications from "./es/notifications.json" with { type: "json" };
import outline from "./es/outline.json" with { type: "json" };
import profile from "./es/profile.json" with { type: "json" };
import publications from "./es/publications.json" with { type: "json" };
import publishing from "./es/publishing.json" with { type: "json" };
import refusals from "./es/refusals.json" with { type: "json" };
import results from "./es/results.json" with { type: "json" };
import review from "./es/review.json" with { type: "json" };
import rules from "./es/rules.json" with { type: "json" };
import rulesServer from "./es/rulesServer.json" with { type: "json" };
import runs from "./es/runs.json" with { type: "json" };
import storedData from "./es/storedData.json" with { type: "json" };
import words from "./es/words.json" with { type: "json" };

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
