import type { ReactNode } from "react";
import { language } from "#app/platform/i18n/translate.ts";

/** Words of a source, which are English: a page in another language says so to whoever reads it aloud. */
export function Quoted({ children }: { readonly children: ReactNode }) {
  return language() === "en" ? <>{children}</> : <span lang="en">{children}</span>;
}
