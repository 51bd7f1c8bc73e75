import failures from "./es/failures.json" with { type: "json" };
import mail from "./es/mail.json" with { type: "json" };
import manual from "./es/manual.json" with { type: "json" };
import publishing from "./es/publishing.json" with { type: "json" };
import refusals from "./es/refusals.json" with { type: "json" };
import rulesServer from "./es/rulesServer.json" with { type: "json" };
import storedData from "./es/storedData.json" with { type: "json" };

export default { failures, mail, manual, publishing, refusals, rulesServer, storedData };
