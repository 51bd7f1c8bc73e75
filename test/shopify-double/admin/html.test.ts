import { expect, test } from "vitest";
import { html, json } from "./html.ts";

test("what a shop or an app wrote stays text, in content and in attributes", () => {
  const title = `"><script>alert('&')</script>`;
  expect(html`<a title="${title}">${title}</a>`.text).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</a>",
  );
});

test("templates nest, lists join, and nothing stands for nothing", () => {
  const items = ["<a>", "b"].map((one) => html`<li>${one}</li>`);
  expect(html`${items}${null}${undefined}${false}${0}`.text).toBe("<li>&lt;a&gt;</li><li>b</li>0");
});

test("data for a script cannot end its element", () => {
  const data = { title: "</script><script>alert(1)</script>" };
  expect(json(data).text).not.toContain("<");
  expect(JSON.parse(json(data).text)).toEqual(data);
});
