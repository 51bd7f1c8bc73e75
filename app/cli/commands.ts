/** Every command of `studio`, in the order in which its help tells them. */
import { unexplained } from "./billing.ts";
import type { Command } from "./command.ts";
import { creditsCommands } from "./credits.ts";
import { pictureCommands } from "./pictures.ts";
import { reconcile } from "./reconcile.ts";
import { review } from "./review.ts";

export const COMMANDS: readonly Command[] = [
  ...pictureCommands,
  review,
  reconcile,
  ...creditsCommands,
  unexplained,
];
