/** Claims in texts: every sample phrase of the data, every phrase that must not fire, and ordinary titles and alt texts. */
import { CLAIMS, type TextPlace } from "../../../app/domain/review/claims/claim-rows.ts";
import { findClaims } from "../../../app/domain/review/claims/find-claims.ts";
import ordinaryTexts from "../../fixtures/review/ordinary-texts.json" with { type: "json" };
import type { BenchInput, Measured } from "../bench.ts";
import { rounded } from "../ledger/figures.ts";

const CLASSES_GOAL = 36;
const ORDINARY_GOAL = 200;
const FALSE_ALARMS_GOAL = 4;

/** Which classes fire on a text that is in the picture, where all of them apply. */
const firedOn = (text: string): readonly string[] =>
  findClaims([{ where: "picture", text }]).map(({ claimId }) => claimId);

export async function measureClaims({ say, signal }: Pick<BenchInput, "say" | "signal">): Promise<Measured> {
  signal.throwIfAborted();
  say("Claims in texts …");
  const samples = CLAIMS.flatMap(({ id, samplePhrases }) => samplePhrases.map((phrase) => ({ id, phrase })));
  const missed = samples.filter(({ id, phrase }) => !firedOn(phrase).includes(id));
  const harmless = CLAIMS.flatMap(({ mustNotFireOn }) => mustNotFireOn);
  const misfired = harmless.filter((phrase) => firedOn(phrase).length > 0);
  const began = process.cpuUsage();
  const alarms = ordinaryTexts.filter(
    ({ where, text }) => findClaims([{ where: where as TextPlace, text }]).length > 0,
  );
  const { user, system } = process.cpuUsage(began);
  const fired = samples.length - missed.length;
  return {
    figures: {
      claimClasses: CLAIMS.length,
      claimSamples: samples.length,
      claimSamplesFired: fired,
      claimSamplesMissed: missed.map(({ phrase }) => phrase).join(" | ") || "none",
      claimGuards: harmless.length,
      claimGuardsFired: misfired.join(" | ") || "none",
      ordinaryTexts: ordinaryTexts.length,
      claimFalseAlarms: alarms.length,
      claimFalseAlarmTexts: alarms.map(({ text }) => text).join(" | ") || "none",
      claimTextCpuMs: rounded((user + system) / 1_000 / ordinaryTexts.length),
    },
    goals: [
      {
        id: "claim-samples",
        goal: `share of the sample phrases of ${CLASSES_GOAL} classes that fire, all`,
        value: rounded(fired / samples.length),
        met: missed.length === 0 && CLAIMS.length === CLASSES_GOAL,
      },
      {
        id: "claim-guards",
        goal: "phrases that must not fire and do, none",
        value: misfired.length,
        met: misfired.length === 0,
      },
      {
        id: "claim-false-alarms",
        goal: `questions that ${ORDINARY_GOAL} ordinary titles and alt texts raise, at most ${FALSE_ALARMS_GOAL}`,
        value: alarms.length,
        met: alarms.length <= FALSE_ALARMS_GOAL && ordinaryTexts.length === ORDINARY_GOAL,
      },
    ],
  };
}
