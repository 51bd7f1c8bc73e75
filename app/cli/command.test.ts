import { expect, test } from "vitest";
import { UsageError, helpText, parseWords } from "./command.ts";
import { COMMANDS } from "./commands.ts";

const parse = (line: string) => parseWords(line.split(" "), COMMANDS);

test("a command is found by its words, with its operands and options; a negative number is an operand", () => {
  const parsed = parse("credits adjust demo.myshopify.com -35 --key=a --reason mistake --json --as ada");
  expect(parsed).toMatchObject({ command: { name: "credits adjust" }, json: true, as: "ada" });
  expect(parsed?.input.operands.map((word) => word.trim())).toEqual(["demo.myshopify.com", "-35"]);
  expect(parsed?.input.options).toMatchObject({ key: "a", reason: "mistake" });
});

test.each([
  ["credits give", "There is no command"],
  ["credits adjust shop", "takes SHOP and CREDITS"],
  ["credits adjust shop 10 --reason x", "needs --key"],
  ["credits thaw shop --reason=", "needs --reason"],
  ["credits thaw shop --reason x --force", "--force"],
  ["credits thaw shop --reason", "--reason"],
  ["review a.jpg --target amazon:main --target ebay", "--target can be given once only"],
  ["credits thaw shop --reason x --reason=y", "--reason can be given once only"],
  ["reconcile everything --as a --as b", "--as can be given once only"],
  ["reconcile everything", "takes no operand"],
])("`studio %s` is refused with what is wrong with it", (line, problem) => {
  expect(() => parse(line)).toThrow(UsageError);
  expect(() => parse(line)).toThrow(problem);
});

test.each(["--help", "-h", "credits revoke --help", "reconcile -h"])("`studio %s` asks for help", (line) => {
  expect(parse(line)).toBeNull();
});

test("the help names every command with what it needs", () => {
  expect(parseWords([], COMMANDS)).toBeNull();
  const help = helpText(COMMANDS);
  for (const { name } of COMMANDS) expect(help).toContain(`studio ${name}`);
  expect(help).toContain("credits adjust SHOP CREDITS --reason REASON --key KEY [--days DAYS]");
});
