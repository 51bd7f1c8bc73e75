import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";

const IMPORT = /^import\s[^;]*?from\s+"(\.{1,2}\/[^"]+\.ts)";$/gm;
const made = new Map<string, string>();

/**
 * One classic script out of a module and the modules that it imports: Node strips the types, the modules share one
 * function's scope. A name that two modules declare is a syntax error in the browser.
 *
 * @param entry - the module that runs last
 */
export function browserScript(entry: URL): string {
  let script = made.get(entry.href);
  if (script === undefined) {
    const modules = new Map<string, string>();
    collect(entry, modules);
    script = `(() => {\n"use strict";\n${[...modules.values()].join("\n")}\n})();\n`;
    made.set(entry.href, script);
  }
  return script;
}

function collect(module: URL, modules: Map<string, string>): void {
  if (modules.has(module.href)) return;
  modules.set(module.href, "");
  const source = stripTypeScriptTypes(readFileSync(module, "utf8"));
  for (const [, path = ""] of source.matchAll(IMPORT)) collect(new URL(path, module), modules);
  // Deleted and set again: a module comes after those that it needs.
  modules.delete(module.href);
  modules.set(module.href, source.replace(IMPORT, "").replace(/^export /gm, ""));
}
