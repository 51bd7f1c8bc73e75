import type { News, Orders, Question, Questions, ToApp, ToHost } from "../protocol.ts";

/** The only origin that messages go to and come from. */
export const ADMIN_ORIGIN = "https://admin.shopify.com";

export const isEmbedded = window.top !== null && window.top !== window;

const waiting = new Map<number, { resolve: (answer: never) => void; reject: (fault: Error) => void }>();
const orderHandlers: { [Name in keyof Orders]?: (value: Orders[Name]) => void } = {};
let lastQuestionId = 0;

function send(message: ToHost): void {
  window.top?.postMessage(message, ADMIN_ORIGIN);
}

/** Starts to listen to the admin. */
export function openLink(): void {
  window.addEventListener("message", (event: MessageEvent<ToApp>) => {
    if (event.origin !== ADMIN_ORIGIN || event.source !== window.top) return;
    const message = event.data;
    if (message?.appBridge === "answer") {
      const question = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) question?.resolve(message.answer as never);
      else question?.reject(new Error(message.error));
    } else if (message?.appBridge === "order") {
      (orderHandlers[message.name] as ((value: unknown) => void) | undefined)?.(message.value);
    }
  });
}

export function onOrder<Name extends keyof Orders>(name: Name, handle: (value: Orders[Name]) => void): void {
  Object.assign(orderHandlers, { [name]: handle });
}

export function tell<Name extends keyof News>(name: Name, value: News[Name]): void {
  if (isEmbedded) send({ appBridge: "news", name, value });
}

const told = new Map<keyof News, string>();

/**
 * Tells what stands now, once: the admin makes its buttons anew for each piece of news, and one that is replaced between
 * press and release of a finger was never clicked.
 */
export function tellState<Name extends "navigation" | "save-bar" | "title-bar">(
  name: Name,
  value: News[Name],
): void {
  const text = JSON.stringify(value);
  if (told.get(name) === text) return;
  told.set(name, text);
  tell(name, value);
}

/** Asks the admin; rejects when the app is not inside it, or when the admin cannot answer. */
export function ask<Name extends Question>(
  name: Name,
  input: Questions[Name]["input"],
): Promise<Questions[Name]["answer"]> {
  if (!isEmbedded) return Promise.reject(new Error(`App Bridge: ${name} works only inside Shopify admin`));
  return new Promise((resolve, reject) => {
    const id = (lastQuestionId += 1);
    waiting.set(id, { resolve, reject });
    send({ appBridge: "question", id, name, input });
  });
}
