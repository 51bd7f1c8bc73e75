/** What each process of the local engine runs. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { EngineOutput, OutlineProposal } from "#app/domain/generation/ports.ts";
import { loadModel } from "./cutout/network.ts";
import { makePicture, type PictureOrder } from "./make-picture.ts";
import { proposeOutline, type OutlineOrder } from "./propose-outline.ts";
import { serveWork } from "./serve-work.ts";
import { makeVideo, type VideoOrder } from "./video/make-video.ts";

export type EngineTask =
  | { readonly kind: "picture"; readonly order: PictureOrder }
  | { readonly kind: "video"; readonly order: VideoOrder }
  | { readonly kind: "outline"; readonly order: OutlineOrder }
  /** Whether a file is a cut-out model; answered with what names its contents. */
  | { readonly kind: "model"; readonly file: string };

export type EngineAnswer = EngineOutput | OutlineProposal | { readonly modelId: string };

serveWork<EngineTask, EngineAnswer>(async (task, onProgress) => {
  switch (task.kind) {
    case "picture":
      return makePicture(task.order);
    case "video":
      return makeVideo(task.order, onProgress);
    case "outline":
      return proposeOutline(task.order);
    case "model": {
      await loadModel(task.file);
      return {
        modelId: createHash("sha256")
          .update(await readFile(task.file))
          .digest("hex")
          .slice(0, 16),
      };
    }
  }
});
