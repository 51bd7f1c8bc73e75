import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useRef, useState } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import type { Problem } from "#app/components/keep-page.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import { useSavedFile } from "#app/components/use-saved-file.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ProfileView } from "./presenter.server.ts";

const OPENER_ID = "request-deletion";

/** What is stored and for how long, as a file of one's own, and the wish to have it deleted. */
export function DataCard({ view }: { readonly view: ProfileView }) {
  const file = useSavedFile();
  const asking = useFetcher<{ readonly ok: true } | Problem>();
  const [isOpen, setOpen] = useState(false);
  const { remember, activator } = useFocusReturn();
  const isAsking = asking.state !== "idle";
  const refusal = !isAsking && asking.data && !asking.data.ok ? asking.data : null;
  const problem = file.problem ?? refusal;
  const { deletionRequestedAt } = view;
  const deletionButton = useRef<HTMLDivElement>(null);
  useFocusKept(String(deletionRequestedAt), deletionButton);
  const send = (isWanted: boolean) =>
    asking.submit({ intent: "request-deletion", isWanted }, { method: "post", encType: "application/json" });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("profile.data")}
          </Text>
          <Text as="p" tone="subdued">
            {t("profile.noCustomers")}
          </Text>
        </BlockStack>
        <table className="ps-stored">
          <thead>
            <tr>
              <th scope="col">{t("profile.stored")}</th>
              <th scope="col">{t("profile.why")}</th>
              <th scope="col">{t("profile.keptFor")}</th>
            </tr>
          </thead>
          <tbody>
            {view.stored.map(({ what, why, keptFor }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{why}</td>
                <td>{keptFor}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Text as="p">
          {deletionRequestedAt === null ? (
            t("profile.deletion")
          ) : (
            <Rich
              words="profile.deletionAsked"
              values={{ deletion: t("profile.deletion") }}
              parts={{ at: <Moment iso={deletionRequestedAt} /> }}
            />
          )}
        </Text>
        {problem && (
          <div role="alert">
            <Text as="p" tone="critical">
              {problem.message}
            </Text>
          </div>
        )}
        <InlineStack gap="200">
          <Button loading={file.isAsking} onClick={() => file.save("/app/profile/export")}>
            {t("profile.export")}
          </Button>
          <div ref={deletionButton}>
            {deletionRequestedAt === null ? (
              <Button
                id={OPENER_ID}
                tone="critical"
                onClick={() => {
                  remember(OPENER_ID);
                  setOpen(true);
                }}
              >
                {t("profile.openDeletion")}
              </Button>
            ) : (
              <Button loading={isAsking} onClick={() => send(false)}>
                {t("profile.takeBack")}
              </Button>
            )}
          </div>
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          {t("profile.exportHelp")}
        </Text>
      </BlockStack>
      <Modal
        open={isOpen}
        onClose={() => setOpen(false)}
        activator={activator}
        title={t("profile.askDeletion")}
        primaryAction={{
          content: t("profile.requestDeletion"),
          destructive: true,
          onAction: () => {
            setOpen(false);
            send(true);
          },
        }}
        secondaryActions={[{ content: t("profile.keepData"), onAction: () => setOpen(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="200">
            <Text as="p">{t("profile.notNow")}</Text>
            <Text as="p">{t("profile.whatGoes")}</Text>
          </BlockStack>
        </Modal.Section>
      </Modal>
    </Card>
  );
}
