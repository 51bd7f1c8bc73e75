/** Properties of the code itself: what a reader relies on stays true because this fails when it does not. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

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
  const wanted = [...folders].filter((folder) => /^(app|test|prisma)\//.test(folder));
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
