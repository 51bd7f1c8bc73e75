/** An engine that draws nothing: the right size, white with a grey block, after a fixed time. */
import { setTimeout as after } from "node:timers/promises";
import sharp from "sharp";
import type { Engine } from "../../../app/domain/generation/ports.ts";
import { frameSize, QUALITIES, RATIOS } from "../../../app/domain/generation/schemas.ts";

const PICTURE_SHARE = 0.875;

/** @param answerMs how long it takes for a picture; it costs no processor time */
export function noopEngine(answerMs: number): Engine {
  const stock = new Map<string, Promise<Buffer>>();
  const refuse = () => Promise.reject(new Error("it never says that work is pending"));
  return {
    name: "noop",
    capabilities: {
      recipes: ["white", "colour"],
      qualities: QUALITIES,
      ratios: RATIOS,
      variations: 4,
      paintsProduct: true,
    },
    async submit({ quality, ratio }, { signal }) {
      const { widthPx, heightPx } = frameSize(quality, ratio);
      const size = `${widthPx}×${heightPx}`;
      if (!stock.has(size)) stock.set(size, draw(widthPx, heightPx));
      await after(answerMs, undefined, { signal });
      return { state: "done", output: { bytes: await stock.get(size)!, evidence: {} } };
    },
    poll: refuse,
    find: async () => "never-started",
    cancel: async () => {},
    classify: (error) => ({ code: "provider_error", detail: String(error) }),
    close: async () => {},
  };
}

const draw = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "white" } })
    .composite([
      {
        input: {
          create: {
            width: Math.round(width * PICTURE_SHARE),
            height: Math.round(height * PICTURE_SHARE),
            channels: 3,
            background: "#555555",
          },
        },
      },
    ])
    .jpeg()
    .toBuffer();
