/** Pages in the other languages that the app speaks: words that are longer, and letters of another kind. */
import type { Shot } from "./shot.ts";

const LANGUAGES = ["de", "fr", "es", "ja"] as const;
const PAGES = {
  home: "/app",
  create: "/app/create",
  review: "/app/review",
  history: "/app/history",
  runs: "/app/runs",
  publications: "/app/publications",
  notifications: "/app/notifications",
  rules: "/app/rules",
  credits: "/app/credits",
  profile: "/app/profile",
  help: "/app/help",
};

/** @param further pages of what this shop has made, by name */
export async function shootLanguages(
  shoot: (shot: Shot) => Promise<void>,
  further: Readonly<Record<string, string>>,
): Promise<void> {
  for (const locale of LANGUAGES) {
    for (const [name, path] of Object.entries({ ...PAGES, ...further }))
      await shoot({ name: `${name}-${locale}`, path, locale });
  }
}
