import { expect, test } from "vitest";
import { dayOf, isFiltered, lastDayOf, startOfDay, statementFilter, withFilter } from "./statement-filter.ts";

const RUN_ID = "01930000-0000-7000-8000-00000000000a";
const filterOf = (query: string) => statementFilter(new URLSearchParams(query));

test("a filter survives the way through the address", () => {
  const filter = {
    kinds: ["grant", "capture"] as const,
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-12-01T00:00:00.000Z",
    runId: RUN_ID,
  };
  expect(statementFilter(withFilter(new URLSearchParams(), filter))).toEqual(filter);
});

test("another filter begins on its first page and leaves the rest of the address alone", () => {
  const query = new URLSearchParams(`returnTo=/app/create&before=40&kind=hold&run=${RUN_ID}&from=x`);
  expect(withFilter(query, { kinds: ["release"] }).toString()).toBe("returnTo=%2Fapp%2Fcreate&kind=release");
  expect(withFilter(query, {}).toString()).toBe("returnTo=%2Fapp%2Fcreate");
});

test.each([
  "",
  "kind=",
  "kind=everything",
  "kind=CAPTURE",
  "from=yesterday",
  "from=2026-11-25",
  "from=2026-13-45T00:00:00Z",
  "from=0000-01-01T00:00:00Z",
  "to=2026-11-25T00:00:00%2B05:00",
  "to=",
  "run=none",
  `run=${RUN_ID}'`,
  `run=${RUN_ID.slice(1)}`,
])("what is no filter narrows nothing: %j", (query) => {
  expect(filterOf(query)).toEqual({});
  expect(isFiltered(filterOf(query))).toBe(false);
});

test("a good value counts beside a bad one, and a kind that comes twice counts once", () => {
  expect(filterOf("kind=capture&kind=nonsense&kind=capture&from=never")).toEqual({ kinds: ["capture"] });
});

test("a period holds its last day to the end, also where the clocks change", () => {
  for (const day of ["2026-02-28", "2026-03-29", "2026-10-25", "2026-12-31"]) {
    const from = startOfDay(day);
    const to = startOfDay(day, 1);
    expect(dayOf(from)).toBe(day);
    expect(lastDayOf(to)).toBe(day);
    expect(dayOf(to)).not.toBe(day);
    expect(new Date(from!).getHours()).toBe(0);
  }
});

test.each(["", "2026", "0202-11-25", "2026-11", "25.11.2026"])("%j is no day yet", (text) => {
  expect(startOfDay(text)).toBeUndefined();
});
