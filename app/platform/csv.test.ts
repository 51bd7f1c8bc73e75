import { expect, test } from "vitest";
import { csvRow } from "./csv.ts";

test("a row ends as RFC 4180 wants it, and quotes what would break it", () => {
  expect(csvRow(["plain", 'a "quoted" word', "one, two", "two\r\nlines", null, ""])).toBe(
    'plain,"a ""quoted"" word","one, two","two\r\nlines",,\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠SUM(A1)"])(
  "text that a spreadsheet may run is shown as text: %j",
  (text) => {
    expect(csvRow([text]).replace(/^"/, "")).toMatch(/^'/);
  },
);

test("a dangerous text stays one cell", () => {
  expect(csvRow(['=HYPERLINK("http://evil.example","x"),"y"'])).toBe(
    '"\'=HYPERLINK(""http://evil.example"",""x""),""y"""\r\n',
  );
});

test("numbers stay numbers, whatever their sign, and text with a sign further on stays as it is", () => {
  expect(csvRow([-15, 0, 500, "4 + 4 = 8", "e-mail@example.com"])).toBe(
    "-15,0,500,4 + 4 = 8,e-mail@example.com\r\n",
  );
});
