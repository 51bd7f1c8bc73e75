import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openBench, SHOP } from "./testing/harness.ts";
import type { LibraryReport } from "./testing/library-process.ts";

test("Shopify's own library finds its Shopify: tokens, refusals, queries, throttling and billing", async () => {
  const bench = await openBench();
  try {
    const child = fork(
      fileURLToPath(new URL("./testing/library-process.ts", import.meta.url)),
      [SHOP, await bench.double.sessionToken(SHOP)],
      { env: { ...bench.double.appEnv, PATH: process.env.PATH, NODE_ENV: "test" }, execArgv: [] },
    );
    expect(await once(child, "message")).toContain("approve");
    await bench.double.approve((await bench.double.state(SHOP)).subscriptions[0]!.id);
    child.send("approved");
    expect(await once(child, "message")).toContain("throttle");
    await bench.double.throttle({ shop: SHOP, available: 0, restoreRate: 0 });
    child.send("throttled");
    const [report] = (await once(child, "message")) as [LibraryReport];
    await once(child, "exit");

    expect(report).toMatchObject({
      scope: "write_products,write_files",
      refreshedIsNew: true,
      oldTokenStatus: 400,
      shopName: "Demo Shop",
      unknownField: "Field 'colour' doesn't exist on type 'Shop'",
      throttledCode: "THROTTLED",
      confirmationUrl: expect.stringMatching(/^https:\/\/admin\.shopify\.com\/store\/demo-shop\/charges\//),
      purchases: 0,
      subscription: {
        name: "studio",
        status: "ACTIVE",
        currentPeriodEnd: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        price: expect.stringContaining('"interval":"EVERY_30_DAYS"'),
      },
      cancelled: "CANCELLED",
    });
    expect((await bench.double.state(SHOP)).charges).toMatchObject([
      { name: "pack", status: "PENDING", test: true },
    ]);
  } finally {
    await bench.close();
  }
});
