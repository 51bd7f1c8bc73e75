/** The rules that results are held to: every place with its figures, sources and certainty, and what changed. */
import { useLoaderData, useLocation } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { loadWords } from "#language";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { ClaimDetails } from "./ClaimDetails.tsx";
import { RuleDetails } from "./RuleDetails.tsx";
import { presentRules } from "./presenter.server.ts";

export const handle = await loadWords("rules");

export const meta = () => [{ title: t("rules.pageTitle", { page: t("frame.rules") }) }];

export const loader = merchantDoor(async () => presentRules());

export default function RulesPage() {
  const { platforms, claims, changes } = useLoaderData<typeof loader>();
  const { hash } = useLocation();
  return (
    <Page title={t("frame.rules")} backAction={{ content: t("frame.runs"), url: "/app/runs" }}>
      <TitleBar title={t("frame.rules")} />
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="p">{t("rules.intro")}</Text>
            <Text as="p" tone="subdued">
              {t("rules.introCertainty")}
            </Text>
          </BlockStack>
        </Card>
        {platforms.map(({ name, rules }) => (
          <Card key={name}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {name}
              </Text>
              <div className="ps-lines">
                {rules.map((rule) => (
                  <RuleDetails key={rule.id} rule={rule} isAskedFor={hash === `#${rule.id}`} />
                ))}
              </div>
            </BlockStack>
          </Card>
        ))}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("rules.claims")}
            </Text>
            <Text as="p" tone="subdued">
              {t("rules.claimsIntro")}
            </Text>
            <div className="ps-lines">
              {claims.map((claim) => (
                <ClaimDetails key={claim.id} claim={claim} />
              ))}
            </div>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("rules.changed")}
            </Text>
            {changes.map(({ on, what, which }) => (
              <Text key={`${on} ${what}`} as="p">
                {t("rules.change", { day: on, which, what })}
              </Text>
            ))}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
