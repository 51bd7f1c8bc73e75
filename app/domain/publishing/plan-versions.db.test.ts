/** Which plan is started: the one that was shown, or none. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Scene, asset, changesetOf, check, draft, newScene } from "#test/support/publishing-scene.ts";
import { sweepFilesJob } from "../assets/jobs/sweep-files.ts";
import {
  changeAllLines,
  changeLines,
  checkAgain,
  checkPlanJob,
  deleteResults,
  leaveOut,
  publishProductsJob,
  startChangeset,
} from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, sweepFilesJob] });
});
afterAll(async () => {
  await database.close();
});

const versionOf = async (s: Scene, changesetId: string) => (await changesetOf(s, changesetId)).version;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** A checked plan of three results, as a page shows it. */
async function shown() {
  const s = await newScene(database);
  const assetIds = [await asset(s), await asset(s), await asset(s)];
  const changesetId = await draft(s, assetIds);
  return { s, changesetId, assetId: assetIds[0] ?? "", version: await versionOf(s, changesetId) };
}
type Shown = Awaited<ReturnType<typeof shown>>;

test.each<[string, (plan: Shown) => Promise<{ ok: boolean }>]>([
  [
    "a line was changed",
    ({ s, changesetId, assetId }) =>
      changeLines(s.ctx, { changesetId, lines: [{ assetId, placement: "first" }] }),
  ],
  [
    "all lines were changed",
    ({ s, changesetId }) => changeAllLines(s.ctx, { changesetId, altTemplate: "A {title}" }),
  ],
  [
    "a line was left out",
    ({ s, changesetId, assetId }) => leaveOut(s.ctx, { changesetId, assetIds: [assetId] }),
  ],
  ["a result was deleted", ({ s, assetId }) => deleteResults(s.ctx, { assetIds: [assetId] })],
])(
  "after %s elsewhere the plan that is still shown isn't started, now or later; the new one is",
  async (_, change) => {
    const plan = await shown();
    const { s, changesetId, version } = plan;
    expect(await change(plan)).toMatchObject({ ok: true });
    await check(s, changesetId);
    for (const startsAt of [undefined, inAnHour()])
      expect(await startChangeset(s.ctx, { changesetId, version, startsAt })).toEqual({
        ok: false,
        reason: "plan-changed",
      });
    expect((await changesetOf(s, changesetId)).status).toBe("planned");
    const now = await versionOf(s, changesetId);
    expect(await startChangeset(s.ctx, { changesetId, version: now })).toEqual({ ok: true });
  },
);

test("what changes no line makes no other plan of it: a look, a refused change, a line that isn't there", async () => {
  const { s, changesetId, assetId, version } = await shown();
  await checkAgain(s.ctx, { changesetId });
  await check(s, changesetId);
  const lines = [{ assetId }, { assetId: crypto.randomUUID(), altText: "Not here" }];
  expect(await changeLines(s.ctx, { changesetId, lines })).toMatchObject({ reason: "not-found" });
  expect(await leaveOut(s.ctx, { changesetId, codes: ["same-picture"] })).toMatchObject({ leftOutCount: 0 });
  expect(await startChangeset(s.ctx, { changesetId, version })).toEqual({ ok: true });
});

test("two who change different lines at once both do, and neither starts what he saw before", async () => {
  const { s, changesetId, version } = await shown();
  const steps = (await changesetOf(s, changesetId)).products.flatMap((product) => product.steps);
  const changes = await Promise.all(
    steps.map(({ assetId }, index) =>
      changeLines(s.ctx, { changesetId, lines: [{ assetId, altText: `Text ${index}` }] }),
    ),
  );
  expect(changes.every(({ ok }) => ok)).toBe(true);
  expect(await versionOf(s, changesetId)).toBe(version + 3);
  await check(s, changesetId);
  const texts = (await changesetOf(s, changesetId)).products.flatMap((product) => product.steps);
  expect(texts.map(({ altText }) => altText)).toEqual(["Text 0", "Text 1", "Text 2"]);
  expect(await startChangeset(s.ctx, { changesetId, version })).toMatchObject({ reason: "plan-changed" });
});

test("a change that comes with the start is published as it is shown, or keeps the start back", async () => {
  const { s, changesetId, assetId, version } = await shown();
  const [changed, started] = await Promise.all([
    changeLines(s.ctx, { changesetId, lines: [{ assetId, altText: "Changed at the last moment" }] }),
    startChangeset(s.ctx, { changesetId, version }),
  ]);
  expect(changed.ok).toBe(!started.ok);
});
