// Makes a checkout ready to run: dependencies from the lock file, the Prisma client, the production build. Each is done
// only when what it is made from has changed. Plain JavaScript for Node 18 and later, because it runs before anything
// is installed; everything after it runs on the Node that the lock file names.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const NODE_MAJOR = Number(process.versions.node.split(".")[0]);
const stampDir = join(projectDir, "node_modules", ".cache", "productstudio");

/** Needed by `prisma generate` to read its configuration; nothing connects to it. */
export const NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none";

/** The Node that the lock file names, or this one when it is new enough and none was installed for this system. */
export function projectNode() {
  const installed = join(projectDir, "node_modules", ".bin", "node");
  if (existsSync(installed)) return installed;
  if (NODE_MAJOR >= 24) return process.execPath;
  throw new Error(
    `No Node 24 comes from npm for ${process.platform}-${process.arch}: install it and run this again.`,
  );
}

/** The environment for the project's tools: their own programs first, and nobody calls home. */
export function toolEnv(extra = {}) {
  const separator = process.platform === "win32" ? ";" : ":";
  return {
    ...process.env,
    PATH: `${join(projectDir, "node_modules", ".bin")}${separator}${process.env.PATH}`,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    REMIX_TELEMETRY_DISABLED: "1",
    ...extra,
  };
}

/** Runs a program in the project and shows its output; ends this process with the program's code when it fails. */
export function runOrExit(command, args, { env = {}, quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: projectDir,
    env: toolEnv(env),
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  process.stderr.write(
    `${command} ${args.join(" ")} failed${result.error ? `: ${result.error.message}` : ""}\n`,
  );
  process.exit(result.status ?? 1);
}

/** @param {(text: string) => void} say shown for each step that is really done */
export function setup({ build = true, say = (text) => console.log(text) } = {}) {
  once("install", hashOf(["package.json", "package-lock.json", ".npmrc"]), () => {
    say("Installing dependencies from the lock file …");
    install();
  });
  const prisma = join(projectDir, "node_modules", "prisma", "build", "index.js");
  once("generate", hashOf(["package-lock.json", "prisma/schema.prisma", "prisma.config.ts"]), () => {
    say("Generating the database client …");
    runOrExit(projectNode(), [prisma, "generate"], { env: { DATABASE_URL: NO_DATABASE }, quiet: true });
  });
  if (!build) return;
  const built = existsSync(join(projectDir, "build", "server", "index.js"));
  if (!built) forgetBuild();
  once("build", hashOf(BUILD_SOURCES), () => {
    say("Building the app …");
    runOrExit("remix", ["vite:build"], { env: { NODE_ENV: "production" }, quiet: true });
  });
}

/** What the production build is made from. */
const BUILD_SOURCES = [
  "package-lock.json",
  "vite.config.ts",
  "tsconfig.json",
  "app",
  "public",
  "prisma/schema.prisma",
];

/** Nothing that was built counts any more: it is being built anew. */
export function forgetBuild() {
  rmSync(join(stampDir, "build"), { force: true });
}

/** The production build was made from the sources as they are, in another way than by `setup`. */
export function markBuilt() {
  stamp("build", hashOf(BUILD_SOURCES));
}

/**
 * Runs `npm ci`. npm leaves out optional packages that do not fit the Node it runs on, and image and lint binaries are
 * such packages: on an older Node it is therefore run by the Node that the lock file names, fetched first.
 */
function install() {
  const ci = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (NODE_MAJOR >= 24 || !npm || process.platform === "win32") {
    runOrExit("npm", ci);
  } else {
    const system = `node-${process.platform}-${process.arch}`;
    const { version } = JSON.parse(readFileSync(join(projectDir, "package-lock.json"), "utf8")).packages[
      `node_modules/${system}`
    ] ?? { version: null };
    if (!version) throw new Error(`No Node 24 comes from npm for ${system}: install it and run this again.`);
    const folder = mkdtempSync(join(tmpdir(), "productstudio-node-"));
    try {
      const fetchNode = [
        "install",
        "--prefix",
        folder,
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
      ];
      runOrExit(process.execPath, [npm, ...fetchNode, `${system}@${version}`]);
      const bin = join(folder, "node_modules", system, "bin");
      // Install scripts find their Node by name: it has to be the same one.
      runOrExit(join(bin, "node"), [npm, ...ci], { env: { PATH: `${bin}:${process.env.PATH}` } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  runOrExit(projectNode(), [
    "-e",
    'import("sharp").catch((e) => { console.error(e.message); process.exit(1); })',
  ]);
}

function once(step, hash, work) {
  const done = join(stampDir, step);
  if (existsSync(done) && readFileSync(done, "utf8") === hash) return;
  work();
  stamp(step, hash);
}

function stamp(step, hash) {
  mkdirSync(stampDir, { recursive: true });
  writeFileSync(join(stampDir, step), hash);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, join(projectDir, path), path);
  return hash.digest("hex");
}

function addTo(hash, path, name) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    hash.update(name).update("\0").update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path).sort()) {
    if (!/\.test\.tsx?$/.test(entry)) addTo(hash, join(path, entry), `${name}/${entry}`);
  }
}
