import type { News, Orders, Question, Questions, ToApp, ToHost } from "../protocol.ts";
import { make } from "./dom.ts";

export interface AppFrame {
  element: HTMLIFrameElement;
  order<Name extends keyof Orders>(name: Name, value: Orders[Name]): void;
}

type NewsHandlers = { [Name in keyof News]: (value: News[Name]) => void };
type Answerers = {
  [Name in Question]: (input: Questions[Name]["input"]) => Promise<Questions[Name]["answer"]>;
};

/**
 * Makes the app's frame and answers it. Only messages of the app's own origin count; news, which change what the admin
 * shows, only from the frame itself and not from a page inside it.
 */
export function openFrame(
  { appName, appOrigin, frameUrl }: { appName: string; appOrigin: string; frameUrl: string },
  handlers: NewsHandlers,
  answerers: Answerers,
): AppFrame {
  const element = make("iframe", { title: appName, allow: "clipboard-write; fullscreen" });
  const send = (target: Window | null, message: ToApp) => target?.postMessage(message, appOrigin);
  window.addEventListener("message", (event: MessageEvent<ToHost>) => {
    if (event.origin !== appOrigin) return;
    const message = event.data;
    const source = event.source as Window | null;
    if (message?.appBridge === "news" && source === element.contentWindow) {
      (handlers[message.name] as ((value: unknown) => void) | undefined)?.(message.value);
    } else if (message?.appBridge === "question") {
      const { id, name, input } = message;
      const answerer = answerers[name] as ((input: unknown) => Promise<unknown>) | undefined;
      if (!answerer) return;
      answerer(input).then(
        (answer) => send(source, { appBridge: "answer", id, ok: true, answer }),
        (fault: unknown) =>
          send(source, {
            appBridge: "answer",
            id,
            ok: false,
            error: fault instanceof Error ? fault.message : String(fault),
          }),
      );
    }
  });
  element.src = frameUrl;
  return {
    element,
    order: (name, value) => send(element.contentWindow, { appBridge: "order", name, value }),
  };
}
