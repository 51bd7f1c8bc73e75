import { defineConfig } from "vitest/config";

const common = {
  environment: "node" as const,
  // These end what hangs. They say nothing about speed: that is what test/bench is for.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
  // Vitest would leave one of two processors idle, and much of these tests is waiting.
  maxWorkers: 3,
};

/** Runs whole programs or works on real photos: real tests, but too slow to run after every save. */
const SLOW = [
  "test/shopify-double/**/*.test.ts",
  "test/engine-double/**/*.test.ts",
  "app/adapters/engine/**/*.test.ts",
  "app/cli/pictures.test.ts",
];
const OTHER = ["**/node_modules/**", "**/*.db.test.ts", "test/contract/**", "test/e2e/**", "test/faults/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "unit",
          include: ["app/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [...OTHER, ...SLOW],
        },
      },
      {
        test: {
          ...common,
          name: "engine and doubles",
          include: SLOW,
        },
      },
      {
        test: {
          ...common,
          name: "extensions",
          include: ["extensions/**/*.test.ts"],
          environment: "jsdom",
          // The tester loads an extension's module itself: it has to be loaded by Vitest.
          server: { deps: { inline: [/@shopify\/ui-extensions/] } },
        },
      },
      {
        test: {
          ...common,
          name: "db",
          include: ["app/**/*.db.test.ts", "test/**/*.db.test.ts"],
          globalSetup: ["test/support/postgres.global.ts"],
        },
      },
      {
        test: {
          ...common,
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          globalSetup: ["test/support/postgres.global.ts"],
        },
      },
      {
        test: {
          ...common,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts", "test/faults/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
