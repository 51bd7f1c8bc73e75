/** E-mail through one SMTP server. */
import { createTransport } from "nodemailer";
import type { Mailer } from "#app/domain/account/ports.ts";

const TIMEOUT_MS = 20_000;
const IS_LOOPBACK = /^(localhost|127\.0\.0\.1|\[?::1\]?)$/;
const REFUSED_FOR_GOOD = 500;

/**
 * @param smtpUrl as `readEnv` judged it: `smtp://user:password@host:587?from=app@example.com`, or `smtps://` for a server that speaks TLS from the
 *   start. Over `smtp://` TLS is required as well, except on this machine.
 */
export function createSmtpMailer(smtpUrl: string): Mailer {
  const url = new URL(smtpUrl);
  const isSecure = url.protocol === "smtps:";
  const from = url.searchParams.get("from") ?? "";
  const user = decodeURIComponent(url.username);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || (isSecure ? 465 : 587)),
    secure: isSecure,
    requireTLS: !isSecure && !IS_LOOPBACK.test(url.hostname),
    ...(user !== "" && { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What a message says never makes this process read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.indexOf("@") + 1);
  return {
    async send({ id, to, subject, text }) {
      const message = {
        from: { name: "ProductStudio", address: from },
        to: { name: "", address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      };
      return transport.sendMail(message).then(() => ({ ok: true as const }), answerOf);
    },
  };
}

/**
 * What an error of the mail server means. Its own words may name the recipient, so they go no further.
 * @throws Error when the message may be taken later
 */
function answerOf(error: { responseCode?: number; command?: string }): {
  readonly ok: false;
  readonly detail: string;
} {
  const { responseCode, command = "message" } = error;
  // After a refused login every message would be refused, and a person may mend it meanwhile.
  if ((responseCode ?? 0) < REFUSED_FOR_GOOD || command.startsWith("AUTH"))
    throw new Error(`The mail server didn't take a message (${responseCode ?? command}).`);
  return { ok: false, detail: `${command} was answered with ${responseCode}` };
}
