/** The rules that results are held to: every place with its figures, sources and certainty, and what changed. */
import { useLoaderData, useLocation } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { ClaimDetails } from "./ClaimDetails.tsx";
import { RuleDetails } from "./RuleDetails.tsx";
import { presentRules } from "./presenter.server.ts";

export const meta = () => [{ title: "Rules · ProductStudio" }];

export const loader = merchantDoor(async () => presentRules());

export default function RulesPage() {
  const { platforms, claims, changes } = useLoaderData<typeof loader>();
  const { hash } = useLocation();
  return (
    <Page title="Rules" backAction={{ content: "Runs", url: "/app/runs" }}>
      <TitleBar title="Rules" />
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="p">
              Each result is checked against the rules of the places that its style is meant for. A figure
              that wasn&apos;t found is left open: that doesn&apos;t mean that there is no limit.
            </Text>
            <Text as="p" tone="subdued">
              Rules that aren&apos;t certain never block, and passing them proves nothing. The places decide
              by their own rules, which may have changed since the day they were read.
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
              Advertising claims
            </Text>
            <Text as="p" tone="subdued">
              Titles, alt texts and writing in the picture are searched for English wording of these kinds. A
              machine finds words; whether they are true and allowed is your answer, so no claim blocks.
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
              What changed
            </Text>
            {changes.map(({ on, what, which }) => (
              <Text key={`${on} ${what}`} as="p">
                {on}, {which}: {what}
              </Text>
            ))}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
