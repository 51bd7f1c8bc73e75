import type { TakenFormat } from "../../rules/figures.ts";
import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer } from "./asked.ts";

const MIME_TYPES: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  tiff: "image/tiff",
  avif: "image/avif",
  heif: "image/heic",
};

/**
 * The content is what the file says, in a format that the place takes; a moving picture only where nothing forbids it.
 * Where the place's formats are not known, only what the file says of itself is judged.
 */
export const targetFormatCheck: Check = {
  id: "target-format",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run({ format, frames }, { target, mimeType }) {
    const rule = ruleOf(target);
    const { formats } = rule.picture;
    const figures = { format, mimeType, frames };
    const taken = formats?.find((one) => one.format === format);
    const name = "image.formats";
    return answer(rule, [
      formats && {
        rule: name,
        isMet: MIME_TYPES[format] === mimeType,
        wanted: { says: "honestFile" },
        found: { says: "says", format: format.toUpperCase(), mimeType },
        figures,
      },
      formats && {
        rule: name,
        isMet: taken !== undefined,
        wanted: formatNames(formats),
        found: format.toUpperCase(),
        figures,
      },
      taken?.mustBeStill
        ? {
            rule: name,
            isMet: frames === 1,
            wanted: { says: "still" },
            found: { says: "frames", count: frames },
            figures,
          }
        : null,
      taken && !taken.mustBeStill
        ? {
            rule: name,
            isMet: frames === 1,
            wanted: { says: "stillUnspoken" },
            found: { says: "frames", count: frames },
            isAdvice: true,
            figures,
          }
        : null,
    ]);
  },
};

export const formatNames = (formats: readonly TakenFormat[]): string =>
  [...new Set(formats.map(({ format }) => format.toUpperCase()))].join(", ");
