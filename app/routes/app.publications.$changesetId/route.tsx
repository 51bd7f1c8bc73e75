/** A publication, from its plan to its undo: what each product shows before and after, live. */
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { useState } from "react";
import { loadWords } from "#language";
import { type Problem, isOld, keepData, keepLoaded, keepPage } from "#app/components/keep-page.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { useLive } from "#app/components/use-live.ts";
import { useSavedFile } from "#app/components/use-saved-file.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { PlanPage } from "./PlanPage.tsx";
import { PublishedPage } from "./PublishedPage.tsx";
import { type PublicationAction, act, publicationActionSchema } from "./actions.server.ts";
import type { PageProps } from "./page-props.ts";
import { type PublicationView, presentPublication } from "./presenter.server.ts";
import { type Press, isSilent, lostPress } from "./lost-press.ts";
import { isLivePublication } from "./publication-live.ts";

export const handle = await loadWords("publications");

export const meta = () => [{ title: t("publications.documentTitle") }];

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentPublication(ctx, params["changesetId"] ?? "", query),
);

export const action = merchantDoor(async ({ ctx, request, params }) => {
  const parsed = await parseJson(request, publicationActionSchema);
  return parsed.ok ? act(ctx, params["changesetId"] ?? "", parsed.input) : refused(parsed);
});

export const clientLoader = keepLoaded();
export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function PublicationPage() {
  const loaded = useLoaderData<typeof loader>() as PublicationView;
  // Another publication is another page: no dialog and no selection of this one stays open on it.
  return <OnePublication key={loaded.changesetId} loaded={loaded} />;
}

function OnePublication({ loaded }: { readonly loaded: PublicationView }) {
  const [query, setQuery] = useSearchParams();
  const problem = (useActionData() as Problem | null | undefined) ?? null;
  const asked = new URLSearchParams([...query].filter(([name]) => name === "after" || name === "only"));
  const {
    data: publication,
    isLost,
    heardAt,
  } = useLive<PublicationView>(
    loaded,
    `/app/publications/${loaded.changesetId}/live?${asked.toString()}`,
    (data, askedAt) =>
      isLivePublication(data) || isSilent(askedAt, problem?.lostAt) || isOld(loaded, askedAt),
  );
  const [press, setPress] = useState<Press | null>(null);
  const savedFile = useSavedFile();
  const submit = useSubmit();
  const navigation = useNavigation();
  const isSending = navigation.formMethod === "POST";
  const isPlan = publication.status === "planned";
  useFocusKept(`${isPlan} ${publication.resultCount}`);
  const props: PageProps = {
    publication,
    problem: savedFile.problem ?? (problem?.lostAt === undefined ? problem : null),
    isLost: isLost || isOld(loaded, heardAt),
    lostPress:
      problem?.lostAt === undefined || press === null || isSending
        ? null
        : lostPress(press, publication, { lostAt: problem.lostAt, heardAt }),
    onSeen: () => setPress(null),
    isSending,
    sending: isSending ? ((navigation.json as PublicationAction | undefined) ?? null) : null,
    heardAt,
    onSend(body) {
      setPress({ action: body, before: publication });
      submit(body as Parameters<typeof submit>[0], { method: "post", encType: "application/json" });
    },
    saveAction: {
      content: t("publications.saveZip"),
      helpText: t("publications.saveZipHelp"),
      loading: savedFile.isAsking,
      onAction: () => savedFile.save(`/app/publications/${loaded.changesetId}/export`),
    },
    onShow: (only) =>
      setQuery(
        (before) => {
          before.delete("after");
          if (only === null) before.delete("only");
          else before.set("only", only);
          return before;
        },
        { preventScrollReset: true },
      ),
  };
  return isPlan ? <PlanPage {...props} /> : <PublishedPage {...props} />;
}
