import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { webhookTopic } from "#app/domain/account/schemas.ts";
import { API_VERSION } from "./shopify-api.ts";

const toml = readFileSync(new URL("../../../shopify.app.toml", import.meta.url), "utf8");
const list = (name: string) =>
  [...toml.matchAll(new RegExp(`^${name} = \\[([^\\]]*)\\]`, "gm"))].flatMap(([, items = ""]) =>
    [...items.matchAll(/"([^"]+)"/g)].map(([, item]) => item),
  );

test("the app subscribes to exactly the webhooks that it handles, privacy ones apart", () => {
  const privacy = ["customers/data_request", "customers/redact", "shop/redact"];
  expect(list("compliance_topics").toSorted()).toEqual(privacy);
  expect([...list("topics"), ...privacy].toSorted()).toEqual(webhookTopic.options.toSorted());
});

test("webhooks come in the version of the API that the app speaks", () => {
  expect(toml).toContain(`api_version = "${API_VERSION}"`);
});

test("the app asks for no more than products and files, and is embedded", () => {
  expect(toml).toMatch(/^scopes = "write_products,write_files"$/m);
  expect(toml).toMatch(/^embedded = true$/m);
  expect(toml).toMatch(/^use_legacy_install_flow = false$/m);
});
