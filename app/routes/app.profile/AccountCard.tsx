import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, Select, Text, TextField } from "@shopify/polaris";
import { useSyncExternalStore } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "#app/domain/account/schemas.ts";
import type { ProfileView } from "./presenter.server.ts";
import type { CardProps } from "./use-profile-form.ts";

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
    return locale ? (new Intl.DisplayNames("en", { type: "language" }).of(locale) ?? locale) : null;
  } catch {
    return null;
  }
}

/** Who the merchant is: what Shopify tells, and whom we write to. */
export function AccountCard({ view, form, errors, onChange }: CardProps<ProfileView>) {
  const { shop, facts } = view;
  const language = useAdminLanguage();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Account
        </Text>
        {facts === null ? (
          <Text as="p" tone="subdued">
            Shopify didn&apos;t tell about your shop just now. Everything below works; reload the page to try
            again.
          </Text>
        ) : null}
        <dl className="ps-figures">
          {facts && <Fact label="Shop" value={facts.name} />}
          {shop.domain && <Fact label="Address" value={shop.domain} />}
          {facts && <Fact label="Owner" value={facts.ownerName} />}
          {facts && <Fact label="Shopify plan" value={facts.planName} />}
          {facts && <Fact label="Currency" value={facts.currencyCode} />}
          <Fact label="Language, as in Shopify admin" value={language ?? "…"} />
          {shop.installedAt && (
            <Fact label="Installed" value={<Moment iso={shop.installedAt} show="date" />} />
          )}
        </dl>
        <div className="ps-choices">
          <TextField
            label="Your name"
            value={form.name}
            onChange={(name) => onChange({ name })}
            autoComplete="name"
            maxLength={MAX_NAME_LENGTH}
            placeholder={facts?.ownerName ?? ""}
            error={errors.name ?? false}
            helpText="How e-mails greet you."
          />
          <TextField
            label="Company"
            value={form.company}
            onChange={(company) => onChange({ company })}
            autoComplete="organization"
            maxLength={MAX_NAME_LENGTH}
            placeholder={facts?.name ?? ""}
            error={errors.company ?? false}
            helpText="Named in e-mails."
          />
          <TextField
            label="E-mail"
            type="email"
            value={form.email}
            onChange={(email) => onChange({ email })}
            autoComplete="email"
            maxLength={MAX_EMAIL_LENGTH}
            placeholder={facts?.email ?? ""}
            error={errors.email ?? false}
            helpText="Where e-mails go. Empty: none are sent."
          />
          <Select
            label="Time zone"
            options={timeZoneOptions(view, form.timeZone)}
            value={form.timeZone}
            onChange={(timeZone) => onChange({ timeZone })}
            error={errors.timeZone ?? false}
            helpText="Of the times in e-mails. Pages show your browser's."
          />
        </div>
      </BlockStack>
    </Card>
  );
}

/** The shop's own zone first, then all that there are. */
function timeZoneOptions(
  { facts, timeZones }: ProfileView,
  chosen: string,
): { value: string; label: string }[] {
  const shops = facts?.timeZone;
  const zones = new Set([shops, chosen, ...timeZones]);
  return [
    { value: "", label: "UTC" },
    ...[...zones]
      .filter((zone): zone is string => zone !== undefined && zone !== "" && zone !== "UTC")
      .map((zone) => ({
        value: zone,
        label: zone.replaceAll("_", " ") + (zone === shops ? " (your shop's)" : ""),
      })),
  ];
}

function Fact({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="ps-break">{value}</dd>
    </div>
  );
}
