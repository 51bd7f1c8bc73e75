import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { Moment } from "#app/components/Moment.tsx";
import type { Problem } from "#app/components/keep-page.ts";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import { useSavedFile } from "#app/components/use-saved-file.ts";
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
  const send = (isWanted: boolean) =>
    asking.submit({ intent: "request-deletion", isWanted }, { method: "post", encType: "application/json" });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Data and privacy
          </Text>
          <Text as="p" tone="subdued">
            Nothing is stored about your customers.
          </Text>
        </BlockStack>
        <table className="ps-stored">
          <thead>
            <tr>
              <th scope="col">What is stored</th>
              <th scope="col">What for</th>
              <th scope="col">How long</th>
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
          Shopify asks us to delete your shop&apos;s data 48 hours after the app is uninstalled, and we do so
          then.
          {deletionRequestedAt !== null && (
            <>
              {" "}
              You asked for deletion on <Moment iso={deletionRequestedAt} />: yours is deleted as soon as you
              uninstall the app, without those 48 hours. Until then nothing is deleted, and you can take it
              back.
            </>
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
            Export my data
          </Button>
          {deletionRequestedAt === null ? (
            <Button
              id={OPENER_ID}
              tone="critical"
              onClick={() => {
                remember(OPENER_ID);
                setOpen(true);
              }}
            >
              Request deletion…
            </Button>
          ) : (
            <Button loading={isAsking} onClick={() => send(false)}>
              Take the request back
            </Button>
          )}
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          The export is one JSON file. It names pictures and videos; download those from their runs.
        </Text>
      </BlockStack>
      <Modal
        open={isOpen}
        onClose={() => setOpen(false)}
        activator={activator}
        title="Request deletion of your shop's data?"
        primaryAction={{
          content: "Request deletion",
          destructive: true,
          onAction: () => {
            setOpen(false);
            send(true);
          },
        }}
        secondaryActions={[{ content: "Keep my data", onAction: () => setOpen(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="200">
            <Text as="p">
              Nothing is deleted now. The request is recorded, and takes effect when you uninstall the app.
            </Text>
            <Text as="p">
              Then pictures, videos, styles, reviews and publications are deleted at once and for good. What
              was published stays on your products. Credits stay in the books without your shop&apos;s name,
              and come back if you install the app again.
            </Text>
          </BlockStack>
        </Modal.Section>
      </Modal>
    </Card>
  );
}
