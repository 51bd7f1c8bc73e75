/** What a link to a ZIP leads to when its time is over, or when it never was one: nothing is told of any shop. */
import type { HeadersFunction } from "@remix-run/node";
import { loadWords } from "#language";
import { t } from "#app/platform/i18n/translate.ts";

export const handle = await loadWords("history");

export const meta = () => [{ title: t("history.downloadDocumentTitle") }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export default function DownloadOverPage() {
  return (
    <main className="ps-standalone">
      <h1>{t("history.downloadOver")}</h1>
      <p>{t("history.downloadOverWhy")}</p>
    </main>
  );
}
