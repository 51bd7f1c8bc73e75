import { Script } from "node:vm";
import { expect, test } from "vitest";
import { browserScript } from "./browser-script.ts";

test.each(["app-bridge", "host"])(
  "the %s script is one classic script without imports and types",
  (folder) => {
    const script = browserScript(new URL(`./browser/${folder}/main.ts`, import.meta.url));
    // Compiling finds a name that two modules declare, and syntax that browsers do not know.
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/^\s*(import|export)\b/m);
  },
);
