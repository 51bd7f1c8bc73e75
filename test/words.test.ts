/** Whatever a merchant can read comes from the catalogues, and the catalogues hold nothing else. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { SHARED_AREAS } from "#app/platform/i18n/areas.ts";

const projectDir = join(import.meta.dirname, "..");
const catalogDir = join(projectDir, "app/platform/i18n/catalogs");

/** What no merchant reads: operators' tools, logs, what machines read, and what Shopify or a customer of the shop is told. */
const UNSEEN = [
  /^app\/cli\//,
  /^app\/worker\//,
  /^app\/adapters\//,
  /^app\/platform\/(i18n|db|jobs|provenance)\//,
  /\.test\.tsx?$/,
  /\.d\.ts$/,
];

const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "app"], {
  cwd: projectDir,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => /\.tsx?$/.test(path) && existsSync(join(projectDir, path)))
  .filter((path) => !UNSEEN.some((unseen) => unseen.test(path)))
  .map((path) => ({ path, text: readFileSync(join(projectDir, path), "utf8") }));

/** Properties of elements and objects that hold what is read. */
const READ =
  /^(label|labelHidden|title|text|content|message|action|sentence|sentences|helpText|placeholder|heading|what|alt|subject|name|suffix|prefix|accessibilityLabel|aria-label|aria-description|error|reason)$/;
const LETTERS = /\p{L}{2,}/u;
/** Several words with a capital first, or an end of a sentence: prose, not a name in code. */
const PROSE = /^[“"‘]?\p{Lu}\p{L}*[ ,].*\p{L}|\p{L}+ \p{L}+.*[.…?!:]$/su;
/** Where prose is for whoever develops or operates the app. */
const FOR_OTHERS =
  /^(Error|TypeError|RangeError|refine|superRefine|describe|brand|warn|info|error|debug|fatal|child|assert|require|import|super)$|Error$/;

const parsed = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

interface Finding {
  readonly line: number;
  readonly text: string;
}

function textsOf({ path, text }: { readonly path: string; readonly text: string }): Finding[] {
  const file = parsed(path, text);
  const found: Finding[] = [];
  const note = (node: ts.Node, said: string) =>
    found.push({
      line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      text: said.trim().slice(0, 80),
    });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isTaggedTemplateExpression(node)) return;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && FOR_OTHERS.test(calledName(node))) return;
    if (ts.isThrowStatement(node)) return;
    if (ts.isJsxText(node) && LETTERS.test(node.text)) note(node, node.text);
    const said = saidBy(node);
    if (said !== null && (isRead(node) ? /\p{Lu}\p{L}|\p{L}+ \p{L}/u.test(said) : PROSE.test(said)))
      note(node, said);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const calledName = (node: ts.CallExpression | ts.NewExpression): string =>
  ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();

/** Stands for a value among the fixed words; it neither is a word nor ends a sentence. */
const VALUE = "\u{FFFC}";

/** The fixed words of a literal; null for what is none. */
function saidBy(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(VALUE);
  return null;
}

const COMPARING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
]);

/** Whether a literal is, directly or by a choice, the value of a property that is read. */
function isRead(node: ts.Node): boolean {
  let { parent } = node;
  while (
    ts.isConditionalExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isJsxExpression(parent) ||
    (ts.isBinaryExpression(parent) && !COMPARING.has(parent.operatorToken.kind))
  )
    parent = parent.parent;
  if (ts.isJsxElement(parent) || ts.isJsxFragment(parent)) return true;
  return (ts.isJsxAttribute(parent) || ts.isPropertyAssignment(parent)) && READ.test(parent.name.getText());
}

test("no text that a merchant reads stands outside the catalogues", () => {
  const outside = sources.flatMap((source) =>
    textsOf(source).map(({ line, text }) => `${source.path}:${line} ${text}`),
  );
  expect(outside).toEqual([]);
});

const ASKING = new Set(["t", "sentences", "listed", "count", "credits", "language"]);

test("no words are asked for while a module is loaded: it outlives the request's language", () => {
  const asked = sources.flatMap(({ path, text }) => {
    const file = parsed(path, text);
    const imported = new Set(
      [
        ...text.matchAll(
          /import \{([^}]*)\} from "[^"]*(?:i18n\/translate|components\/format|\.\/format)\.ts"/g,
        ),
      ].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())),
    );
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) return;
      if (ts.isCallExpression(node) && ASKING.has(calledName(node)) && imported.has(calledName(node)))
        found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
  expect(asked).toEqual([]);
});

test("every word of the catalogues is used", () => {
  const code = sources.map(({ text }) => text).join("\n");
  const literal = new Set([...code.matchAll(/["'`]([a-zA-Z]+\.[\w.:/-]+)["'`]/g)].map(([, key = ""]) => key));
  const begun = [...code.matchAll(/`([a-zA-Z]+\.[\w.:/-]*)\$\{/g)].map(([, start = ""]) => start);
  const unused = readdirSync(join(catalogDir, "en")).flatMap((area) => {
    const words: Record<string, string> = JSON.parse(readFileSync(join(catalogDir, "en", area), "utf8"));
    return Object.keys(words)
      .map((key) => `${area.replace(".json", "")}.${key.replace(/_(zero|one|two|few|many|other)$/, "")}`)
      .filter((key) => !literal.has(key) && !begun.some((start) => key.startsWith(start)));
  });
  expect(unused).toEqual([]);
});

/** What a page's code brings into a browser, as far as it says something: files that its route's module leads to. */
function reachedFrom(entry: string): string[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const text = texts.get(path);
    if (text === undefined || reached.has(path)) return;
    reached.add(path);
    for (const [, from = ""] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from "([#.][^"]+)";/gm)) {
      // Loaders and actions answer by these; neither comes into a browser.
      if (/\.server\.|platform\/(http|errors)\.ts$/.test(from)) continue;
      visit(from.startsWith("#") ? from.slice(1) : join(dirname(path), from));
    }
  };
  visit(entry);
  return [...reached];
}

const shared = new Set<string>(SHARED_AREAS);
const pages = sources
  .map(({ path }) => path)
  .filter((path) => /^app\/routes\/([^/]+\.tsx|[^/]+\/route\.tsx)$/.test(path));

test.each(pages)("%s loads the words that it says, and no others", (page) => {
  const texts = reachedFrom(page).map((path) => sources.find((source) => source.path === path)?.text ?? "");
  const areas = readdirSync(join(catalogDir, "en")).map((file) => file.replace(".json", ""));
  const said = areas.filter((area) =>
    texts.some((text) => new RegExp(`["'\`]${area}\\.[a-zA-Z]`).test(text)),
  );
  const [, loaded = ""] = /^export const handle = await loadWords\(([^)]*)\);/m.exec(texts[0] ?? "") ?? [];
  const own = [...loaded.matchAll(/"(\w+)"/g)].map(([, area = ""]) => area);
  expect(said.filter((area) => !shared.has(area)).toSorted()).toEqual(own.toSorted());
});
