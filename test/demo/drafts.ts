/** A selection on its way to a run: kept as a draft, and read from the shop. */
import type { RunPreview } from "#app/domain/generation/index.server.ts";
import type { AppClient } from "./app-client.ts";
import { until } from "./until.ts";

export interface ReadDraft {
  readonly draftId: string;
  /** What it makes in Standard quality, and what that takes. */
  readonly itemCount: number;
  readonly neededCredits: number;
}

/**
 * Keeps a selection as a draft and waits until its products are read.
 *
 * @param options `again`: counts also what was made before
 * @throws Error when the selection is refused, or can't be read
 */
export async function keepDraft(
  app: AppClient,
  selection: object,
  { again = false }: { readonly again?: boolean } = {},
): Promise<ReadDraft> {
  const kept = await app.post<{ draftId: string; message?: string }>("/api/drafts", { selection });
  if (kept.status !== 200) throw new Error(`the selection was refused: ${kept.body.message}`);
  const { draftId } = kept.body;
  let seen = "";
  return until(
    "reading the products",
    async () => {
      const request = { draftId, quality: "standard", again };
      const { status, body } = await app.post<RunPreview & { message?: string }>("/api/previews", request);
      if (status !== 200 || body.state === "failed")
        throw new Error(`the products were not read: ${body.message}`);
      seen = JSON.stringify(body.state === "reading" ? body : body.state);
      if (body.state !== "ready") return null;
      const { itemCount, neededCredits } = body;
      return { draftId, itemCount, neededCredits };
    },
    () => seen,
  );
}
