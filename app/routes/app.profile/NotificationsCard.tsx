import { BlockStack, Card, Checkbox, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { t } from "#app/platform/i18n/translate.ts";
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
            {t("profile.notifications")}
          </Text>
          <Text as="p" tone="subdued">
            {canMail ? t("profile.allOnHome") : t("profile.noMails")}
          </Text>
        </BlockStack>
        <BlockStack gap="200">
          <Checkbox
            label={t("profile.runEnded")}
            checked={form.mailsRunEnded}
            onChange={(mailsRunEnded) => onChange({ mailsRunEnded })}
          />
          <Checkbox
            label={t("profile.failures")}
            checked={form.mailsFailures}
            onChange={(mailsFailures) => onChange({ mailsFailures })}
          />
          <Checkbox
            label={t("profile.lowBalance")}
            checked={form.mailsLowBalance}
            onChange={(mailsLowBalance) => onChange({ mailsLowBalance })}
          />
        </BlockStack>
        <Checkbox
          label={t("profile.newsletter")}
          checked={form.wantsNewsletter}
          onChange={(wantsNewsletter) => onChange({ wantsNewsletter })}
          helpText={
            newsletterSince === null ? (
              t("profile.newsletterHelp")
            ) : (
              <Rich words="profile.newsletterSince" parts={{ at: <Moment iso={newsletterSince} /> }} />
            )
          }
        />
      </BlockStack>
    </Card>
  );
}
