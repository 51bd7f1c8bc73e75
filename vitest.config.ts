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

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "unit",
          include: ["app/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [
            "**/node_modules/**",
            "**/*.db.test.ts",
            "test/contract/**",
            "test/e2e/**",
            "test/faults/**",
          ],
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
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
