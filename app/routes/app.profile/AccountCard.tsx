import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, Select, Text, TextField } from "@shopify/polaris";
import { useSyncExternalStore } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "#app/domain/account/schemas.ts";
import { LANGUAGES, type Language, languageOf } from "#app/platform/i18n/languages.ts";
import { language, t } from "#app/platform/i18n/translate.ts";
import type { ProfileView } from "./presenter.server.ts";
import type { CardProps } from "./use-profile-form.ts";

/** In themselves: whoever looks for one knows it by this name. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
};

const never = () => () => {};
/** The language of Shopify admin, which only the browser knows. */
function useAdminLanguage(): string | null {
  const shopify = useAppBridge();
  return useSyncExternalStore(
    never,
    () => languageName(shopify.config.locale),
    () => null,
  );
}

function languageName(locale: string | undefined): string | null {
  try {
    return locale ? (new Intl.DisplayNames(language(), { type: "language" }).of(locale) ?? locale) : null;
  } catch {
    return null;
  }
}

/** Who the merchant is: what Shopify tells, and whom we write to. */
export function AccountCard({ view, form, errors, onChange }: CardProps<ProfileView>) {
  const { shop, facts } = view;
  const adminLanguage = useAdminLanguage();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("profile.account")}
        </Text>
        {facts === null ? (
          <Text as="p" tone="subdued">
            {t("profile.notTold")}
          </Text>
        ) : null}
        <dl className="ps-figures">
          {facts && <Fact label={t("profile.shop")} value={facts.name} />}
          {shop.domain && <Fact label={t("profile.address")} value={shop.domain} />}
          {facts && <Fact label={t("profile.owner")} value={facts.ownerName} />}
          {facts && <Fact label={t("profile.shopifyPlan")} value={facts.planName} />}
          {facts && <Fact label={t("profile.currency")} value={facts.currencyCode} />}
          <Fact label={t("profile.adminLanguage")} value={adminLanguage ?? "…"} />
          {shop.installedAt && (
            <Fact label={t("profile.installed")} value={<Moment iso={shop.installedAt} show="date" />} />
          )}
        </dl>
        <div className="ps-choices ps-choices--wide">
          <TextField
            label={t("profile.name")}
            value={form.name}
            onChange={(name) => onChange({ name })}
            autoComplete="name"
            maxLength={MAX_NAME_LENGTH}
            placeholder={facts?.ownerName ?? ""}
            error={errors.name ?? false}
            helpText={t("profile.nameHelp")}
          />
          <TextField
            label={t("profile.company")}
            value={form.company}
            onChange={(company) => onChange({ company })}
            autoComplete="organization"
            maxLength={MAX_NAME_LENGTH}
            placeholder={facts?.name ?? ""}
            error={errors.company ?? false}
            helpText={t("profile.companyHelp")}
          />
          <TextField
            label={t("profile.email")}
            type="email"
            value={form.email}
            onChange={(email) => onChange({ email })}
            autoComplete="email"
            maxLength={MAX_EMAIL_LENGTH}
            placeholder={facts?.email ?? ""}
            error={errors.email ?? false}
            helpText={t("profile.emailHelp")}
          />
          <Select
            label={t("profile.mailLanguage")}
            options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
            value={form.language}
            onChange={(chosen) => onChange({ language: languageOf(chosen) ?? "" })}
            helpText={t("profile.mailLanguageHelp")}
          />
          <Select
            label={t("profile.timeZone")}
            options={timeZoneOptions(view, form.timeZone)}
            value={form.timeZone}
            onChange={(timeZone) => onChange({ timeZone })}
            error={errors.timeZone ?? false}
            helpText={t("profile.timeZoneHelp")}
          />
        </div>
      </BlockStack>
    </Card>
  );
}

const UTC = "UTC";

/** The shop's own zone first, then all that there are. */
function timeZoneOptions(
  { facts, timeZones }: ProfileView,
  chosen: string,
): { value: string; label: string }[] {
  const shops = facts?.timeZone;
  const zones = new Set([shops, chosen, ...timeZones]);
  return [
    { value: "", label: UTC },
    ...[...zones]
      .filter((zone): zone is string => zone !== undefined && zone !== "" && zone !== UTC)
      .map((zone) => ({
        value: zone,
        label: zone === shops ? t("profile.zoneOfShop", { zone: spaced(zone) }) : spaced(zone),
      })),
  ];
}

const spaced = (zone: string): string => zone.replaceAll("_", " ");

function Fact({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="ps-break">{value}</dd>
    </div>
  );
}
