import { defineConfig } from "vitest/config";

const common = { environment: "node" as const, testTimeout: 30_000, hookTimeout: 60_000 };

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
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...common,
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          globalSetup: ["test/support/postgres.global.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...common,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts", "test/faults/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Each file starts a whole house; much of that is waiting.
          maxWorkers: 2,
        },
      },
    ],
  },
});
