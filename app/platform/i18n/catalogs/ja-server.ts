import failures from "./ja/failures.json" with { type: "json" };
import mail from "./ja/mail.json" with { type: "json" };
import manual from "./ja/manual.json" with { type: "json" };
import publishing from "./ja/publishing.json" with { type: "json" };
import refusals from "./ja/refusals.json" with { type: "json" };
import rulesServer from "./ja/rulesServer.json" with { type: "json" };
import storedData from "./ja/storedData.json" with { type: "json" };

export default { failures, mail, manual, publishing, refusals, rulesServer, storedData };
