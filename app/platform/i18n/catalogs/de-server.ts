import failures from "./de/failures.json" with { type: "json" };
import mail from "./de/mail.json" with { type: "json" };
import manual from "./de/manual.json" with { type: "json" };
import publishing from "./de/publishing.json" with { type: "json" };
import refusals from "./de/refusals.json" with { type: "json" };
import rulesServer from "./de/rulesServer.json" with { type: "json" };
import storedData from "./de/storedData.json" with { type: "json" };

export default { failures, mail, manual, publishing, refusals, rulesServer, storedData };
