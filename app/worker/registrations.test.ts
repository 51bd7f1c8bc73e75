import { expect, test } from "vitest";
import type { Services } from "../composition.server.ts";
import { ASSETS_SCHEDULE } from "../domain/assets/index.server.ts";
import { BILLING_SCHEDULE } from "../domain/billing/index.server.ts";
import { CREDITS_SCHEDULE } from "../domain/credits/index.server.ts";
import { REVIEW_SCHEDULE } from "../domain/review/index.server.ts";
import { JOB_KINDS } from "../platform/env.ts";
import { allJobs } from "./job-catalogue.ts";
import { createRegistrations } from "./registrations.ts";

/** Registering only takes these apart; nothing is called. */
const servicesFor = (jobs: readonly string[]) =>
  ({
    env: { WORKER_CONCURRENCY: 1, WORKER_JOBS: jobs },
    platform: {},
    shopify: {},
    ctxFor: () => ({}),
  }) as unknown as Services;
const registrations = createRegistrations(servicesFor(JOB_KINDS));

test("every queue has a handler", () => {
  const handled = registrations.map(({ job }) => job.id);
  expect(handled.toSorted()).toEqual(allJobs.map(({ id }) => id).toSorted());
});

test("a worker that is to take some kinds of jobs leaves the others to others", () => {
  const handled = createRegistrations(servicesFor(["review", "webhooks"])).map(({ job }) => job.id);
  expect(handled.toSorted()).toEqual(["review.asset", "review.recheck-outdated", "webhooks.handle"]);
});

test("a job that fails for good is settled from the dead-letter queue, unless a schedule repeats it anyway", () => {
  const schedules = [...CREDITS_SCHEDULE, ...BILLING_SCHEDULE, ...REVIEW_SCHEDULE, ...ASSETS_SCHEDULE];
  const repeated = schedules.map(({ job }) => job.id);
  const forgotten = registrations.filter(({ handleDead }) => !handleDead).map(({ job }) => job.id);
  expect(forgotten.toSorted()).toEqual(repeated.toSorted());
});
