/** What a link to a ZIP leads to when its time is over, or when it never was one: nothing is told of any shop. */
import type { HeadersFunction } from "@remix-run/node";

export const meta = () => [{ title: "Download · ProductStudio" }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export default function DownloadOverPage() {
  return (
    <main className="ps-standalone">
      <h1>This download isn&apos;t kept any longer</h1>
      <p>
        A link to a ZIP works for 24 hours. Your credits and results are unchanged. Open ProductStudio in your
        Shopify admin, go to History and prepare the ZIP again.
      </p>
    </main>
  );
}
