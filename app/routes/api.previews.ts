/** What a draft would make with these settings, or how far its reading is. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { noteSentence } from "#app/components/platform-words.ts";
import { services } from "#app/composition.server.ts";
import { previewRun } from "#app/domain/generation/index.server.ts";
import { previewRunSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, previewRunSchema);
  if (!parsed.ok) return respond(parsed);
  const preview = await previewRun(ctx, parsed.input);
  return respond(
    preview.ok && preview.state === "ready"
      ? { ...preview, notes: preview.notes.map(noteSentence) }
      : preview,
  );
}

export const loader = onlyPost;
