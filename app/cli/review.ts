/** Reviews a file for a place, by the checks that results are reviewed by: no database, no order. */
import { extname } from "node:path";
import { findFfmpeg, NO_FFMPEG } from "#app/adapters/engine/video/find-ffmpeg.ts";
import { readFrame } from "#app/adapters/engine/video/read-frame.ts";
import { createTextReader, type TextReaderPart } from "#app/adapters/text/text-reader.ts";
import { isNotCompared } from "#app/components/truth-words.ts";
import {
  checkSentence as sentenceOfOurs,
  checkTitle,
  notJudgedReason,
} from "#app/components/finding-words.ts";
import {
  MAX_READ_CHARACTERS,
  isVouched,
  nameOf,
  openSource,
  reviewBytes,
  ruleOf,
  speaksOf,
  tellFinding,
} from "#app/domain/review/index.server.ts";
import {
  type Finding,
  type Medium,
  MOST_OPENED,
  OUTCOMES,
  type Outcome,
  TARGETS,
  type Target,
  targetNamed,
} from "#app/domain/review/schemas.ts";
import { type Ending, type FileCommand, type Report, UsageError } from "./command.ts";
import { FileRefusal, readPhoto } from "./files.ts";

/** As much as the review opens; a video is only read, so it may be larger. */
const MOST_BYTES: Readonly<Record<Medium, number>> = { picture: MOST_OPENED.bytes, video: 500_000_000 };

/** What a file says that it is. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".tif": "image/tiff",
  ".tiff": "image/tiff",
  ".avif": "image/avif",
  ".heic": "image/heic",
  ".mp4": "video/mp4",
  ".mov": "video/quicktime",
};
const UNREADABLE = new Set(["empty", "not-decodable", "too-many-bytes", "too-many-pixels"]);

const ENDINGS: Readonly<Record<Outcome, Ending>> = {
  pass: "done",
  warn: "done",
  person: "personNeeded",
  block: "blocked",
};

export const review: FileCommand = {
  name: "review",
  operands: ["FILE"],
  options: { target: true, source: false, text: false },
  help: "Review a picture or a video for a place, such as amazon:main. Ends with 2 when a rule blocks it, 4 when a person has to look, also because nothing could be compared with the source, 3 when a file can't be read or the place doesn't take its kind.",
  async runOnFiles({ operands: [file = ""], options }, env) {
    const target = targetOf(options["target"] ?? "");
    try {
      const mimeType = MIME_TYPES[extname(file).toLowerCase()];
      if (mimeType === undefined)
        throw new FileRefusal("unsupported_input", `${file} has no ending that a picture or a video has.`);
      const medium: Medium = mimeType.startsWith("video/") ? "video" : "picture";
      const rule = ruleOf(target);
      if (medium === "picture" && !speaksOf(rule, "picture") && speaksOf(rule, "video"))
        throw new FileRefusal(
          "unsupported_input",
          `${nameOf(rule)} is for videos only, and ${file} is a picture.`,
        );
      const { source, text } = options;
      if (text !== undefined && text.length > MAX_READ_CHARACTERS)
        throw new FileRefusal(
          "unsupported_input",
          `--text has ${text.length} characters, and at most ${MAX_READ_CHARACTERS} are read.`,
        );
      const bytes = await readPhoto(file, MOST_BYTES[medium]);
      const facts = {
        ...UNKNOWN_ORDER,
        mimeType,
        ...(medium === "video" && { video: { bytes, orderedMs: 0 } }),
        source: source === undefined ? null : await sourceNamed(source),
        ...(text !== undefined && { texts: [{ where: "picture" as const, text }] }),
      };
      const missing: TextReaderPart[] = [];
      const textReader = createTextReader({ onMissing: (part) => missing.push(part) });
      try {
        const shown = medium === "video" ? await frameOf(file, env) : bytes;
        const reviewed = await reviewBytes(shown, { ...facts, textReader }, [target]);
        const findings = [...reviewed.any, ...(reviewed.byTarget.get(target) ?? [])].map(tellFinding);
        return told({ file, target, medium, findings, missing, hasSource: source !== undefined });
      } finally {
        await textReader.close();
      }
    } catch (error) {
      if (error instanceof FileRefusal) return error.toReport();
      throw error;
    }
  },
};

const WITHOUT: Readonly<Record<TextReaderPart, string>> = {
  "text detector": "nobody looked for writing in the picture.",
  "text recogniser": "writing in the picture was found and not read.",
};

/** Nothing was ordered: these stand for nothing. */
const UNKNOWN_ORDER = {
  isForeign: true,
  longestSidePx: 0,
  backdrop: "scenic",
  fill: 0,
  evidence: {},
} as const;

/** @throws FileRefusal `source_missing`, or `unsupported_input` when it is no picture */
async function sourceNamed(path: string) {
  const source = await openSource({ bytes: await readPhoto(path) }, {});
  if (source.picture === undefined)
    throw new FileRefusal(
      "unsupported_input",
      `The source ${path} can't be opened as a picture, so nothing can be compared with it.`,
    );
  return source;
}

/** @throws FileRefusal `unsupported_input` when the video can't be opened, `quota` when nothing here can */
async function frameOf(
  video: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array> {
  const ffmpegPath = findFfmpeg({ explicit: env["FFMPEG_PATH"], path: env["PATH"] });
  if (ffmpegPath === null) throw new FileRefusal("quota", NO_FFMPEG);
  const frame = await readFrame(ffmpegPath, video);
  if (frame === null) throw new FileRefusal("unsupported_input", "This file can't be opened as a video.");
  return frame;
}

function told({
  file,
  target,
  medium,
  findings,
  missing,
  hasSource,
}: {
  readonly file: string;
  readonly target: Target;
  readonly medium: Medium;
  readonly findings: readonly Finding[];
  /** Optional parts of the text reader that are not installed here. */
  readonly missing: readonly TextReaderPart[];
  /** Somebody asked for a comparison. */
  readonly hasSource: boolean;
}): Report {
  const unread = findings.find(({ evidence }) => UNREADABLE.has(String(evidence["error"])));
  if (unread !== undefined)
    return new FileRefusal(
      "unsupported_input",
      `${file} wasn't reviewed. ${medium === "video" ? videoSentence(unread) : checkSentence(unread)}`,
    ).toReport();
  const rule = ruleOf(target);
  const isInVain =
    hasSource &&
    findings.some((finding) => finding.checkId === "same-product" && notJudgedReason(finding) !== null);
  const verdict = findings
    .map(({ outcome }) => outcome)
    .reduce(worse, isInVain ? ("person" as const) : "pass");
  const isCertain = isVouched(rule, medium);
  return {
    ending: ENDINGS[verdict],
    lines: [
      `${file} for ${nameOf(rule)}: ${isCertain ? verdict : `${verdict}, by rules that aren't certain`}`,
      ...(isInVain ? ["  person  Nothing could be compared with the source: somebody has to."] : []),
      ...findings
        .filter((finding) => notJudgedReason(finding) === null)
        .map((finding) => `  ${finding.outcome}  ${checkTitle(finding.checkId)}: ${checkSentence(finding)}`),
      ...notJudgedLines(findings, hasSource),
      ...missing.map((part) => `  The optional ${part} isn't installed here: ${WITHOUT[part]}`),
    ],
    result: {
      file,
      target,
      verdict,
      isVouched: isCertain,
      ruleVersion: rule.version,
      missing,
      findings: findings.map(toldOutcome),
    },
  };
}

/** What of a video can't be read; the reader says it in a few words. */
function videoSentence(finding: Finding): string {
  const problem = finding.evidence["problem"];
  if (typeof problem !== "string") return checkSentence(finding);
  const codec = /^codec (\w+)/.exec(problem)?.[1];
  return codec === undefined
    ? `The file can't be read as an MP4 with H.264: ${problem}.`
    : `Only videos in H.264 are read here, and this one's codec is ${codec}.`;
}

/** What wasn't made here can't be made again here. */
const checkSentence = (finding: Finding): string =>
  sentenceOfOurs(finding).replace(/ Generate it again\.$/, "");

/** For programs: what wasn't judged has not passed. */
function toldOutcome(finding: Finding): Omit<Finding, "outcome"> & { readonly outcome: string } {
  const reason = notJudgedReason(finding);
  if (reason === null) return finding;
  return { ...finding, outcome: isNotCompared(reason) ? "not-compared" : "not-judged" };
}

/** What wasn't judged, by the reason. */
function notJudgedLines(findings: readonly Finding[], hasSource: boolean): string[] {
  const byReason = Map.groupBy(findings, (finding) => {
    const reason = notJudgedReason(finding);
    return reason === null ? null : `${isNotCompared(reason) ? "not compared" : "not judged"}  ${reason}`;
  });
  return [...byReason].flatMap(([key, same]) => {
    const [first] = same;
    if (key === null || !first) return [];
    const [label, reason] = key.split("  ");
    const titles = same.map(({ checkId }) => checkTitle(checkId)).join(", ");
    const why = reason === "no-source" && !hasSource ? "No --source was given." : checkSentence(first);
    return `  ${label}  ${titles}: ${why}`;
  });
}

const worse = (one: Outcome, other: Outcome): Outcome =>
  OUTCOMES.indexOf(one) >= OUTCOMES.indexOf(other) ? one : other;

function targetOf(word: string): Target {
  const target = targetNamed(word);
  if (target === undefined) throw new UsageError(`--target must be one of ${TARGETS.join(", ")}.`);
  return target;
}
