import { BlockStack, Card, Checkbox, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import type { ProfileView } from "./presenter.server.ts";
import type { CardProps } from "./use-profile-form.ts";

/** What is told in the app always, and by e-mail when it is ticked. */
export function NotificationsCard({ view, form, onChange }: Omit<CardProps<ProfileView>, "errors">) {
  const { canMail, newsletterSince } = view;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Notifications
          </Text>
          <Text as="p" tone="subdued">
            {canMail
              ? "All of these are shown on Home. Tick what is sent by e-mail as well."
              : "All of these are shown on Home. E-mail isn't set up on this installation; what you tick is sent once it is."}
          </Text>
        </BlockStack>
        <BlockStack gap="200">
          <Checkbox
            label="A run has finished"
            checked={form.mailsRunEnded}
            onChange={(mailsRunEnded) => onChange({ mailsRunEnded })}
          />
          <Checkbox
            label="Results of a run couldn't be made, and their credits are back"
            checked={form.mailsFailures}
            onChange={(mailsFailures) => onChange({ mailsFailures })}
          />
          <Checkbox
            label="Credits run low"
            checked={form.mailsLowBalance}
            onChange={(mailsLowBalance) => onChange({ mailsLowBalance })}
          />
        </BlockStack>
        <Checkbox
          label="Send me the newsletter"
          checked={form.wantsNewsletter}
          onChange={(wantsNewsletter) => onChange({ wantsNewsletter })}
          helpText={
            newsletterSince === null ? (
              "News about ProductStudio by e-mail. We keep when you asked for it; untick it to stop."
            ) : (
              <>
                You asked for it on <Moment iso={newsletterSince} />. Untick it to stop.
              </>
            )
          }
        />
      </BlockStack>
    </Card>
  );
}
