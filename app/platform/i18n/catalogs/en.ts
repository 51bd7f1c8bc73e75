import billing from "./en/billing.json" with { type: "json" };
import checks from "./en/checks.json" with { type: "json" };
import claims from "./en/claims.json" with { type: "json" };
import create from "./en/create.json" with { type: "json" };
import credits from "./en/credits.json" with { type: "json" };
import failures from "./en/failures.json" with { type: "json" };
import figures from "./en/figures.json" with { type: "json" };
import frame from "./en/frame.json" with { type: "json" };
import help from "./en/help.json" with { type: "json" };
import history from "./en/history.json" with { type: "json" };
import home from "./en/home.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import manual from "./en/manual.json" with { type: "json" };
import notifications from "./en/notifications.json" with { type: "json" };
import outline from "./en/outline.json" with { type: "json" };
import profile from "./en/profile.json" with { type: "json" };
import publications from "./en/publications.json" with { type: "json" };
import publishing from "./en/publishing.json" with { type: "json" };
import refusals from "./en/refusals.json" with { type: "json" };
import results from "./en/results.json" with { type: "json" };
import review from "./en/review.json" with { type: "json" };
import rules from "./en/rules.json" with { type: "json" };
import rulesServer from "./en/rulesServer.json" with { type: "json" };
import runs from "./en/runs.json" with { type: "json" };
import storedData from "./en/storedData.json" with { type: "json" };
import words from "./en/words.json" with { type: "json" };

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
