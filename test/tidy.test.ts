/** Properties of the code itself: what a reader relies on stays true because this fails when it does not. */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const projectDir = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(projectDir, path), "utf8");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: projectDir,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(projectDir, path)));
const sources = files.filter(
  (path) =>
    /\.(ts|tsx|mjs|sql)$/.test(path) &&
    !/\.(generated|types)\.d\.ts$/.test(path) &&
    path !== "test/tidy.test.ts",
);
const rooms = readdirSync(join(projectDir, "app", "domain"));

test("the top level holds the house and nothing else", () => {
  const configuration = new Set([
    ".ci",
    ".dependency-cruiser.cjs",
    ".gitignore",
    ".graphqlrc.ts",
    ".npmrc",
    ".oxlintrc.json",
    ".prettierignore",
    ".prettierrc.json",
    "knip.json",
    "prisma.config.ts",
    "shopify.web.toml",
    "vite.config.ts",
    "vitest.config.ts",
  ]);
  const house = new Set([
    "app",
    "extensions",
    "prisma",
    "public",
    "test",
    "shopify.app.toml",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "README.md",
  ]);
  const topLevel = new Set(files.map((path) => path.split("/")[0] ?? ""));
  expect([...topLevel].filter((name) => !configuration.has(name) && !house.has(name))).toEqual([]);
});

test("the README's map names every folder that a newcomer looks for, and none that is gone", () => {
  const map = /## Map\n[\s\S]*?```\n([\s\S]*?)```/.exec(read("README.md"))?.[1] ?? "";
  const mapped = map
    .split("\n")
    .map((line) => line.split(/\s/)[0] ?? "")
    .filter((path) => path.endsWith("/"))
    .map((path) => path.slice(0, -1));
  const folders = new Set(
    files.flatMap((path) => {
      const [top, second, third, fourth] = path.split("/");
      const found = third === undefined ? [] : [`${top}/${second}`];
      if (top === "app" && (second === "domain" || second === "adapters") && fourth !== undefined) {
        found.push(`${top}/${second}/${third}`);
      }
      return found;
    }),
  );
  for (const parent of ["app/domain", "app/adapters"]) folders.delete(parent);
  const wanted = [...folders].filter((folder) => /^(app|test|prisma|extensions)\//.test(folder));
  expect(mapped.toSorted()).toEqual(wanted.toSorted());
});

test("the README lists every variable of the environment", () => {
  const variables = [...read("app/platform/env.ts").matchAll(/^ {2}([A-Z_]+):/gm)].map(
    (match) => match[1] ?? "",
  );
  expect(variables.length).toBeGreaterThan(10);
  const readme = read("README.md");
  expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test.each(rooms)(
  "the room %s has a face and a README with glossary, invariants and dated decisions",
  (room) => {
    expect(files).toContain(`app/domain/${room}/index.server.ts`);
    const readme = read(`app/domain/${room}/README.md`);
    expect(readme).toMatch(/^## Glossary/m);
    expect(readme).toMatch(/^## Invariants/m);
    expect(readme).toMatch(/^## Decisions[\s\S]*\d{4}-\d{2}-\d{2}/m);
  },
);

test("the extensions have a README with glossary, invariants and dated decisions", () => {
  const readme = read("extensions/README.md");
  expect(readme).toMatch(/^## Glossary/m);
  expect(readme).toMatch(/^## Invariants/m);
  expect(readme).toMatch(/^## Decisions[\s\S]*\d{4}-\d{2}-\d{2}/m);
});

test.each(rooms)("the room %s says what happens on uninstall, redaction and a data request", (room) => {
  const face = read(`app/domain/${room}/index.server.ts`);
  for (const hook of ["onUninstall", "onRedact", "onDataRequest"]) expect(face).toContain(hook);
});

test("a loader or action fits on a screen: 25 lines at the most", () => {
  const tooLong = files
    .filter((path) => /^app\/routes\/.*\.tsx?$/.test(path))
    .flatMap((path) => {
      const bodies = read(path).matchAll(
        /^export (?:const|(?:async )?function) (loader|action)\b(?:.*;$|[\s\S]*?^\S*[;}]$)/gm,
      );
      return [...bodies]
        .filter((body) => body[0].split("\n").length > 25)
        .map((body) => `${path}: ${body[1]}`);
    });
  expect(tooLong).toEqual([]);
});

test("a source file does one thing: 400 lines at the most, tests 600", () => {
  const tooLong = sources
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .filter((path) => read(path).split("\n").length > (path.includes(".test.") ? 600 : 400));
  expect(tooLong).toEqual([]);
});

test("file names are kebab-case; components are PascalCase", () => {
  const odd = sources
    .filter((path) => !path.startsWith("app/routes/"))
    .map((path) => [path, path.split("/").at(-1) ?? ""] as const)
    .filter(([path, name]) =>
      path.startsWith("app/components/")
        ? !/^[A-Za-z][\w.-]*$/.test(name)
        : !/^\.?[a-z0-9][a-z0-9.-]*$/.test(name) && !name.includes("_"),
    )
    .map(([path]) => path);
  expect(odd).toEqual([]);
});

test("nothing is left undone, skipped or mocked away", () => {
  const marks =
    /\b(?:it|test|describe)\.(?:skip|only|todo)\b|@ts-(?:ignore|nocheck)|\bas any\b|\b(?:TODO|FIXME|XXX)\b|vi\.mock\(/;
  expect(sources.filter((path) => marks.test(read(path)))).toEqual([]);
});

const models = [...read("prisma/schema.prisma").matchAll(/^model (\w)(\w*)/gm)].map(
  ([, first = "", rest = ""]) => first.toLowerCase() + rest,
);
const STORES = "app/.*/(?:[a-z]+-)?store\\.ts$";

/** What no import tells: words that stand only where they belong. `broken` are lines that a rule finds elsewhere. */
const WORDS_WITH_A_PLACE: readonly { what: string; found: RegExp; places: RegExp; broken: string[] }[] = [
  {
    what: "the environment is read by whoever starts a process, through readEnv",
    found: /\bprocess\??\.env\b|\benv\b[^;\n]*\b(?:node:)?process\b(?!\.)/,
    places:
      /^app\/(?:web|worker\/main|cli\/main|composition\.server|platform\/db\/migrate|adapters\/engine\/local-engine)\.ts$/,
    broken: ["process.env.PORT", "const { env } = process;", 'import { env } from "node:process";'],
  },
  {
    what: "rows are reached as their tenant; without one, only where no tenant is known yet",
    found: /\buntenanted\b/,
    places: new RegExp(
      `^(?:${STORES}|app/platform/(?:db|jobs)/|app/shopify\\.server\\.ts$|app/domain/account/(?:jobs/handle-webhook\\.handler|(?:find|install)-shop|receive-webhook)\\.ts$)`,
    ),
    broken: ["ctx.db.untenanted.$transaction(work)", "const { untenanted } = ctx.db;"],
  },
  {
    what: "a table is read and written by its room's store",
    found: new RegExp(
      `\\.(?:${models.join("|")})\\s*\\.\\s*(?:find|create|update|upsert|delete|count|aggregate|groupBy)\\w*\\(|\\$(?:query|execute)Raw`,
    ),
    places: new RegExp(
      `^(?:${STORES}|app/platform/(?:db/db|jobs/queue)\\.ts$|app/adapters/shopify/sessions/)`,
    ),
    broken: [
      "await tx.creditAccount.findUnique({ where: { shopId } })",
      "tx.generationItem\n    .updateMany({ data })",
      "tx.$queryRaw`SELECT 1`",
    ],
  },
];

describe.each(WORDS_WITH_A_PLACE)("$what", ({ found, places, broken }) => {
  const inApp = sources.filter((path) => /^app\/.*\.tsx?$/.test(path) && !path.includes(".test."));

  test("and so it is", () => {
    expect(inApp.filter((path) => !places.test(path) && found.test(read(path)))).toEqual([]);
    expect(
      inApp.some((path) => places.test(path) && found.test(read(path))),
      "still used",
    ).toBe(true);
  });

  test.each(broken)("it would be noticed: %s", (line) => {
    expect(line).toMatch(found);
    for (const path of ["app/domain/credits/hold-credits.ts", "app/routes/app.credits/route.tsx"])
      expect(path).not.toMatch(places);
  });
});

test("an import that leads to where it must not is found by its rule", () => {
  const folder = mkdtempSync(join(tmpdir(), "productstudio-imports-"));
  try {
    symlinkSync(join(projectDir, "node_modules"), join(folder, "node_modules"), "junction");
    for (const name of ["package.json", "tsconfig.json", ".dependency-cruiser.cjs"])
      copyFileSync(join(projectDir, name), join(folder, name));
    const written = {
      "app/domain/credits/index.server.ts": "export const balance = 1;",
      "app/domain/credits/draws.ts": 'import sharp from "sharp"; sharp();',
      "app/domain/credits/connects.ts": 'import pg from "pg"; new pg.Pool();',
      "app/domain/credits/writes.ts": 'import { rm } from "node:fs/promises"; void rm("x");',
      "app/domain/credits/serves.ts": 'import express from "express"; express();',
      "app/routes/api.draws.ts": 'import sharp from "sharp"; sharp();',
      "app/routes/api.connects.ts": 'import pg from "pg"; new pg.Pool();',
      "app/routes/api.writes.ts": 'import { rmSync } from "node:fs"; rmSync("x");',
      "app/components/Balance.tsx":
        'import { balance } from "#app/domain/credits/index.server.ts"; export default balance;',
      "app/routes/app.credits/Card.tsx":
        'import { balance } from "#app/domain/credits/index.server.ts"; export default balance;',
    };
    for (const [path, text] of Object.entries(written)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const cruiser = join(projectDir, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
    const config = ["--config", ".dependency-cruiser.cjs", "--output-type", "json"];
    const output = execFileSync(process.execPath, [cruiser, "app", ...config], {
      cwd: folder,
      encoding: "utf8",
    });
    const { summary } = JSON.parse(output) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    const noticed = summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
    expect(noticed).toEqual(
      expect.arrayContaining([
        "pictures-are-decoded-here: app/domain/credits/draws.ts",
        "pictures-are-decoded-here: app/routes/api.draws.ts",
        "connections-are-held-here: app/domain/credits/connects.ts",
        "connections-are-held-here: app/routes/api.connects.ts",
        "rooms-and-pages-open-nothing: app/domain/credits/writes.ts",
        "rooms-and-pages-open-nothing: app/routes/api.writes.ts",
        "rooms-know-few-libraries: app/domain/credits/serves.ts",
        "components-run-in-the-browser: app/components/Balance.tsx",
        "components-run-in-the-browser: app/routes/app.credits/Card.tsx",
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the lock file names packages and hashes, not servers", () => {
  expect(read("package-lock.json")).not.toContain('"resolved"');
});

test("every dependency is pinned exactly", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json")) as Record<
    string,
    Record<string, string>
  >;
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+/.test(range),
  );
  expect(ranges).toEqual([]);
});
