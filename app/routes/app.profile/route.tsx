/** Profile: the account, what orders begin with, what is told and sent, and what is stored. */
import { useFetcher, useLoaderData } from "@remix-run/react";
import { SaveBar, TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { loadWords } from "#language";
import { type Problem, keepData, keepUnsure } from "#app/components/keep-page.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { AccountCard } from "./AccountCard.tsx";
import { DataCard } from "./DataCard.tsx";
import { DefaultsCard } from "./DefaultsCard.tsx";
import { NotificationsCard } from "./NotificationsCard.tsx";
import { actionSchema, perform } from "./actions.server.ts";
import { presentProfile } from "./presenter.server.ts";
import type { ProfileErrors } from "./profile-form.ts";
import { useProfileForm } from "./use-profile-form.ts";

export const handle = await loadWords("profile", "create");

export const meta = () => [{ title: t("profile.documentTitle") }];

export const loader = merchantDoor(({ ctx }) => presentProfile(ctx));

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, actionSchema);
  if (!parsed.ok) return refused(parsed);
  const done = await perform(ctx, parsed.input);
  return done.ok ? done : refused(done);
});

export const clientAction = keepUnsure;
export const shouldRevalidate = keepData;

type Answer = { readonly ok: true } | (Problem & { readonly fields?: ProfileErrors });

export default function Profile() {
  const view = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const saving = useFetcher<Answer>();
  const isSaving = saving.state !== "idle";
  const answer = isSaving ? undefined : saving.data;
  const problem = answer && !answer.ok ? answer : null;
  const { form, change, isChanged, discard, errors, judge, noteSent } = useProfileForm(view.form, {
    isKept: saving.data?.ok === true,
    refused: problem?.fields,
  });
  const place = useRef<HTMLDivElement>(null);
  const [refusedCount, setRefusedCount] = useState(0);

  const save = () => {
    if (isSaving) return;
    if (!judge()) return setRefusedCount((before) => before + 1);
    noteSent();
    saving.submit({ intent: "save", form, versions: view.versions } as never, {
      method: "post",
      encType: "application/json",
    });
  };
  useEffect(() => {
    // Fields are marked by now.
    if (refusedCount > 0) focusFirstError(place.current);
  }, [refusedCount]);
  useEffect(() => {
    if (problem !== null) focusFirstError(place.current);
    if (answer?.ok) shopify.toast.show(t("profile.saved"));
  }, [shopify, problem, answer]);

  return (
    <Page title={t("frame.profile")} backAction={{ content: t("frame.home"), url: "/app" }}>
      <TitleBar title={t("frame.profile")} />
      <SaveBar id="profile-save-bar" open={isChanged} discardConfirmation>
        <button variant="primary" onClick={save} {...(isSaving && { loading: "" })}>
          {t("profile.save")}
        </button>
        <button onClick={discard}>{t("profile.discard")}</button>
      </SaveBar>
      <div ref={place}>
        <BlockStack gap="400">
          {problem !== null && (
            <div role="alert" tabIndex={-1} className="ps-problem">
              <Banner
                tone="critical"
                {...(problem.reason === "changed-meanwhile" && {
                  action: { content: t("profile.reload"), onAction: () => window.location.reload() },
                })}
              >
                {problem.message}
              </Banner>
            </div>
          )}
          <AccountCard view={view} form={form} errors={errors} onChange={change} />
          <DefaultsCard view={view} form={form} errors={errors} onChange={change} />
          <NotificationsCard view={view} form={form} onChange={change} />
          <DataCard view={view} />
        </BlockStack>
      </div>
    </Page>
  );
}

/** The first field that is wrong, or the banner that says why nothing was saved. */
function focusFirstError(place: HTMLElement | null): void {
  const wrong =
    place?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    place?.querySelector<HTMLElement>(".ps-problem");
  wrong?.focus();
}
