/**
 * On the server every request and every message has its own language. The web process runs from its source and the pages
 * from what was built of them: both find it here because it is kept once for the process.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { FALLBACK_LANGUAGE, type Language } from "./languages.ts";

const KEPT = Symbol.for("productstudio.spoken-language");
const kept = globalThis as { [KEPT]?: AsyncLocalStorage<Language> };
const spoken = (kept[KEPT] ??= new AsyncLocalStorage<Language>());

/** Runs `work`, and all that it waits for, in a language. */
export const inLanguage = <Result>(language: Language, work: () => Result): Result =>
  spoken.run(language, work);

/** The language at hand; English where nobody chose one. */
export const currentLanguage = (): Language => spoken.getStore() ?? FALLBACK_LANGUAGE;
