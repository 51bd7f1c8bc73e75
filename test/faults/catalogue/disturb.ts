/** What is done to a running house: one disturbance at a time, each as a real machine would suffer it. */
import { readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Client } from "pg";
import type { House } from "../../demo/house.ts";
import type { Chances } from "./random.ts";

export const DISTURBANCES = [
  "kill-worker",
  "kill-web",
  "kill-connections",
  "drop-replies",
  "fill-disk",
] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** How long the disk takes nothing. */
const FULL_MS = 1_500;
/** Replies of Shopify that are lost at once. */
const LOST_REPLIES = 3;

/** A folder for the house's files that can become full and empty again in an instant, for all processes at once. */
export interface Disk {
  /** What the house is told to write to. */
  readonly path: string;
  /** Where the files really lie. */
  readonly files: string;
  fill(): void;
  free(): void;
}

/** A link leads to the files; while the disk is full it leads to where no file can be made. */
export function makeDisk(folder: string): Disk {
  const files = join(folder, "kept-files");
  const nowhere = join(folder, "no-folder");
  const path = join(folder, "disk");
  writeFileSync(nowhere, "");
  rmSync(path, { force: true });
  let turn = 0;
  const leadTo = (target: string) => {
    const link = `${path}.${++turn}`;
    symlinkSync(target, link);
    renameSync(link, path);
  };
  leadTo(files);
  return { path, files, fill: () => leadTo(nowhere), free: () => leadTo(files) };
}

/** Every file that lies in a folder, by its path from there. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** Does one of them, and returns when its worst is over. */
export async function disturb(
  kind: Disturbance,
  { house, database, disk, chance }: { house: House; database: Client; disk: Disk; chance: Chances },
): Promise<void> {
  switch (kind) {
    case "kill-worker":
      return chance.pick(house.running().filter(({ name }) => name.startsWith("worker"))).kill();
    case "kill-web":
      return house
        .running()
        .find(({ name }) => name === "web")!
        .kill();
    case "kill-connections": {
      const share = chance.pick([0.3, 1]);
      await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < $1`,
        [share],
      );
      return;
    }
    case "drop-replies": {
      const kind_ = chance.pick(["drop-reply", "http-5xx", "corrupt-body"] as const);
      await house.double.addFault({
        shop: house.shop,
        match: { host: "cdn.shopify.com" },
        kind: kind_,
        count: LOST_REPLIES,
      });
      return;
    }
    case "fill-disk":
      disk.fill();
      await after(FULL_MS);
      return disk.free();
  }
}
