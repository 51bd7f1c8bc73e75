import failures from "./fr/failures.json" with { type: "json" };
import mail from "./fr/mail.json" with { type: "json" };
import manual from "./fr/manual.json" with { type: "json" };
import publishing from "./fr/publishing.json" with { type: "json" };
import refusals from "./fr/refusals.json" with { type: "json" };
import rulesServer from "./fr/rulesServer.json" with { type: "json" };
import storedData from "./fr/storedData.json" with { type: "json" };

export default { failures, mail, manual, publishing, refusals, rulesServer, storedData };
