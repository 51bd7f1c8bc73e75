/** A mail server on loopback, as far as an app sends mail: takes messages, refuses them, or hangs up when told to. */
import { type AddressInfo, type Socket, createServer } from "node:net";

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** As it came: headers, an empty line, the text. */
  readonly raw: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** What the server does with the next messages: answers the recipient so, or keeps the mail and hangs up without a yes. */
  answer: "take" | "refuse" | "later" | "lose-reply";
  close(): Promise<void>;
}

const ANSWERS = {
  take: "250 ok",
  refuse: "550 no such user",
  later: "451 try later",
  "lose-reply": "250 ok",
};

export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket);
  });
  const state = { answer: "take" as SmtpServer["answer"] };

  function serve(socket: Socket): void {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let buffered = "";
    let isData = false;
    let from = "";
    let to = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      buffered += chunk;
      for (;;) {
        const end = isData ? "\r\n.\r\n" : "\r\n";
        const at = buffered.indexOf(end);
        if (at < 0) return;
        const part = buffered.slice(0, at);
        buffered = buffered.slice(at + end.length);
        if (isData) {
          isData = false;
          mails.push({ from, to, raw: part.replace(/^\.\./gm, ".") });
          if (state.answer === "lose-reply") return void socket.destroy();
          say("250 taken");
        } else command(part);
      }
    });
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO" || verb === "HELO") return say("250 double");
      if (verb === "MAIL") {
        from = /<(.*?)>/.exec(line)?.[1] ?? "";
        return say("250 ok");
      }
      if (verb === "RCPT") {
        to = /<(.*?)>/.exec(line)?.[1] ?? "";
        return say(ANSWERS[state.answer]);
      }
      if (verb === "DATA") {
        isData = true;
        return say("354 go on");
      }
      if (verb === "QUIT") {
        say("221 bye");
        return socket.end();
      }
      return say(verb === "RSET" || verb === "NOOP" ? "250 ok" : "502 unknown");
    };
    say("220 double");
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}?from=app%40productstudio.example`,
    mails,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** A message's headers, unfolded, by their lower-case names; the text behind them. */
export function readMail({ raw }: ReceivedMail): { headers: ReadonlyMap<string, string>; text: string } {
  const at = raw.indexOf("\r\n\r\n");
  const headers = raw
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map(
      (line) =>
        [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()] as const,
    );
  return { headers: new Map(headers), text: raw.slice(at + 4) };
}
