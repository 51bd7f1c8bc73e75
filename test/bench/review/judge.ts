/** One picture of the labelled set, with or without a fault put into it, as the checks judge it. */
import { reviewBytes } from "../../../app/domain/review/checks/index.ts";
import { openSource } from "../../../app/domain/review/checks/source.ts";
import type { Finding } from "../../../app/domain/review/schemas.ts";
import type { TextReader } from "../../../app/domain/review/ports.ts";
import { type Defect, DEFECTS } from "./defects.ts";
import type { ReviewedPicture } from "./pictures.ts";

/** Without its text reader the set would measure something else. */
export function needsAll(part: string): never {
  throw new Error(
    `the optional ${part} isn't installed, and the benchmark needs it: npm ci --include=optional`,
  );
}

export interface JudgeTask {
  readonly picture: ReviewedPicture;
  /** Left out: the picture stays clean. */
  readonly fault?: { readonly defectId: string; readonly other: ReviewedPicture };
}

/** What the checks said, with what they should have said. */
export interface Judged {
  readonly picture: string;
  readonly defect?: Pick<Defect, "id" | "finds" | "mayFind">;
  /** Checks that didn't pass it. */
  readonly fired: ReadonlySet<string>;
  /** What each check measured, without its boxes and sources. */
  readonly figures: ReadonlyMap<string, string>;
}

export async function judge({ picture, fault }: JudgeTask, textReader: TextReader): Promise<Judged> {
  if (!fault) return { picture: picture.name, ...summaryOf(await findingsOn(picture, textReader)) };
  const defect = DEFECTS.find(({ id }) => id === fault.defectId);
  if (!defect) throw new Error(`there is no defect "${fault.defectId}"`);
  const { id, finds, mayFind } = defect;
  const seeded = { ...picture, ...(await defect.seed(picture, fault.other)) };
  return {
    picture: picture.name,
    defect: { id, finds, mayFind },
    ...summaryOf(await findingsOn(seeded, textReader)),
  };
}

/** Of the picture itself and of it at its places. */
export async function findingsOn(
  { bytes, source, context, targets }: ReviewedPicture,
  textReader: TextReader,
): Promise<readonly Finding[]> {
  const opened = await openSource(source, context.evidence);
  const { any, byTarget } = await reviewBytes(bytes, { ...context, source: opened, textReader }, targets);
  return [any, ...byTarget.values()].flat();
}

/** A check that is asked for several places fires when it does for one, and tells its figures there. */
function summaryOf(findings: readonly Finding[]): Pick<Judged, "fired" | "figures"> {
  const fired = findings.filter(({ outcome }) => outcome !== "pass");
  const told = ({ outcome, evidence: { boxes: _, hits: __, source: ___, ...figures } }: Finding) =>
    `${outcome} ${JSON.stringify(figures)}`;
  return {
    fired: new Set(fired.map(({ checkId }) => checkId)),
    figures: new Map([...findings, ...fired].map((finding) => [finding.checkId, told(finding)])),
  };
}
