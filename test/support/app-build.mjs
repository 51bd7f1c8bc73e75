// `shopify app build`, as whoever deploys runs it: the web part and the extensions. Without login, without network.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgetBuild, markBuilt, NO_DATABASE, projectDir, projectNode, toolEnv } from "./setup.mjs";

/** Ends what hangs, such as a prompt or a lost connection. It says nothing about speed. */
const LIMIT_MS = 15 * 60_000;
const cliDir = join(projectDir, "node_modules", "@shopify", "cli");

/** Builds everything; the production build is then there for the tests, so that it isn't made twice. */
export async function buildWithShopify() {
  const home = mkdtempSync(join(tmpdir(), "productstudio-shopify-"));
  forgetBuild();
  try {
    const built = await run(homeEnv(home));
    if (built.ok) markBuilt();
    return built;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * A home without anybody's login in it. It says that the newest version is the installed one: otherwise the command
 * line asks the registry at its start, and without a network dies of that.
 */
function homeEnv(home) {
  const { version } = JSON.parse(readFileSync(join(cliDir, "package.json"), "utf8"));
  const known = { cache: { "npm-package-@shopify/cli": { value: version, timestamp: Date.now() } } };
  const config = {
    linux: ".config/shopify-cli-kit-nodejs",
    darwin: "Library/Preferences/shopify-cli-kit-nodejs",
    win32: "shopify-cli-kit-nodejs/Config",
  };
  const folder = join(home, config[process.platform] ?? config.linux);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(known));
  return { HOME: home, XDG_CONFIG_HOME: join(home, ".config"), APPDATA: home, LOCALAPPDATA: home };
}

function run(env) {
  const args = [join(cliDir, "bin", "run.js"), "app", "build", "--skip-dependencies-installation"];
  return new Promise((resolve) => {
    const cli = spawn(projectNode(), [...args, "--path", projectDir, "--no-color"], {
      cwd: projectDir,
      env: toolEnv({
        ...env,
        CI: "1",
        NODE_ENV: "production",
        SHOPIFY_CLI_NO_ANALYTICS: "1",
        DATABASE_URL: NO_DATABASE,
      }),
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: what it has started ends with it.
      detached: process.platform !== "win32",
    });
    let output = "";
    for (const stream of [cli.stdout, cli.stderr]) stream.on("data", (chunk) => (output += chunk));
    const limit = setTimeout(() => {
      output += `\nshopify app build had not ended after ${LIMIT_MS / 60_000} minutes and was stopped.\n`;
      end(cli);
    }, LIMIT_MS);
    cli.on("error", (error) => (output += error.message));
    cli.on("close", (code) => {
      clearTimeout(limit);
      resolve({ ok: code === 0, output });
    });
  });
}

function end(cli) {
  if (process.platform === "win32") cli.kill();
  else process.kill(-cli.pid, "SIGKILL");
}
