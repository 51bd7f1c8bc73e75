import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type Page, UnknownCursorError } from "./ports.ts";

/** A page, or the refusal `not-found` when what is listed is gone or the cursor is none. */
export async function orNoSuchPage<Row>(
  reading: Promise<Page<Row> | null>,
): Promise<({ ok: true } & Page<Row>) | Refusal<"not-found">> {
  try {
    const page = await reading;
    return page ? { ok: true, ...page } : refuse("not-found");
  } catch (error) {
    if (error instanceof UnknownCursorError) return refuse("not-found");
    throw error;
  }
}
