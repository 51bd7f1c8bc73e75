import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { expect, test } from "vitest";
import { isOld, keepLoaded } from "./keep-page.ts";

const URL = "https://app.test/app/publications/1";
type Load = ReturnType<typeof keepLoaded>;
const ask = (load: Load, answer: () => Promise<unknown>, url = URL) =>
  load({ request: new Request(url), params: {}, serverLoader: answer } as ClientLoaderFunctionArgs);
const said = async () => ({ status: "planned" });
const lost = () => Promise.reject(new TypeError("Failed to fetch"));
const refused = (status: number) => () => Promise.reject(new Response(null, { status }));

test("what can't be read again stays, and is known to be old until the page has heard", async () => {
  const load = keepLoaded();
  const view = (await ask(load, said)) as object;
  expect(isOld(view, 0)).toBe(false);
  for (const silence of [lost, refused(503)]) {
    expect(await ask(load, silence)).toBe(view);
    expect(isOld(view, 0)).toBe(true);
    expect(isOld(view, Date.now() + 1)).toBe(false);
  }
  const fresh = (await ask(load, said)) as object;
  expect(isOld(fresh, 0)).toBe(false);
});

test("nothing is kept for an address that wasn't read, and what the server says is said", async () => {
  const load = keepLoaded();
  await expect(ask(load, lost)).rejects.toThrow("Failed to fetch");
  await ask(load, said);
  await expect(ask(load, lost, `${URL}?only=failed`)).rejects.toThrow("Failed to fetch");
  await expect(ask(load, refused(404))).rejects.toMatchObject({ status: 404 });
});
