import failures from "./en/failures.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import manual from "./en/manual.json" with { type: "json" };
import publishing from "./en/publishing.json" with { type: "json" };
import refusals from "./en/refusals.json" with { type: "json" };
import rulesServer from "./en/rulesServer.json" with { type: "json" };
import storedData from "./en/storedData.json" with { type: "json" };

export default { failures, mail, manual, publishing, refusals, rulesServer, storedData };
