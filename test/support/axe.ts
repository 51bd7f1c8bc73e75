/** Accessibility by axe-core, in the app's own frame. */
import axe from "axe-core";
import type { AdminWindow } from "./browser.ts";

/** What breaks a rule of WCAG 2.2 up to AA on the page as it is shown now: "rule: element", one for each element. */
export async function accessibilityProblems({ page }: Pick<AdminWindow, "page">): Promise<string[]> {
  const place = await page.locator('iframe[title="ProductStudio"]').elementHandle();
  const frame = await place?.contentFrame();
  if (!frame) throw new Error("the app isn't open");
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await loaded.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
