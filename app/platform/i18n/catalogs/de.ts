import billing from "./de/billing.json" with { type: "json" };
import checks from "./de/checks.json" with { type: "json" };
import claims from "./de/claims.json" with { type: "json" };
import create from "./de/create.json" with { type: "json" };
import credits from "./de/credits.json" with { type: "json" };
import failures from "./de/failures.json" with { type: "json" };
import figures from "./de/figures.json" with { type: "json" };
import frame from "./de/frame.json" with { type: "json" };
import help from "./de/help.json" with { type: "json" };
import history from "./de/history.json" with { type: "json" };
import home from "./de/home.json" with { type: "json" };
import mail from "./de/mail.json" with { type: "json" };
import manual from "./de/manual.json" with { type: "json" };
import notifications from "./de/notifications.json" with { type: "json" };
import outline from "./de/outline.json" with { type: "json" };
import profile from "./de/profile.json" with { type: "json" };
import publications from "./de/publications.json" with { type: "json" };
import publishing from "./de/publishing.json" with { type: "json" };
import refusals from "./de/refusals.json" with { type: "json" };
import results from "./de/results.json" with { type: "json" };
import review from "./de/review.json" with { type: "json" };
import rules from "./de/rules.json" with { type: "json" };
import rulesServer from "./de/rulesServer.json" with { type: "json" };
import runs from "./de/runs.json" with { type: "json" };
import storedData from "./de/storedData.json" with { type: "json" };
import words from "./de/words.json" with { type: "json" };

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
