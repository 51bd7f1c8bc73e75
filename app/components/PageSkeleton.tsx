import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, Layout, Page, SkeletonBodyText, SkeletonDisplayText } from "@shopify/polaris";
import type { ReactNode } from "react";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

interface Shape {
  /** Known before the page is there; a run's or a result's is not. */
  readonly title?: WordKey;
  readonly main: ReactNode;
  readonly side?: ReactNode;
}

/** Pages of one of a list, by the list's. */
const ONE_OF = { runs: "run", publications: "publication" } as const;

/** By the first piece of the path behind /app. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "": {
    title: "frame.home",
    main: [<Lines key="1" lines={4} />, <Grid key="2" />],
    side: <Lines lines={3} />,
  },
  create: {
    title: "frame.create",
    main: [<Lines key="1" lines={2} />, <Lines key="2" lines={4} />],
    side: <Lines lines={5} />,
  },
  credits: {
    title: "frame.credits",
    main: [
      <div key="1" className="ps-beside">
        <Lines lines={5} />
        <Lines lines={5} />
      </div>,
      <Lines key="2" lines={8} />,
      <Lines key="3" lines={6} />,
      <Lines key="4" lines={8} />,
    ],
  },
  history: { title: "frame.history", main: [<Lines key="1" lines={2} />, <Grid key="2" />] },
  rules: { title: "frame.rules", main: [<Lines key="1" lines={4} />, <Lines key="2" lines={12} />] },
  runs: { title: "frame.runs", main: <Lines lines={12} /> },
  run: { main: [<Lines key="1" lines={3} />, <Grid key="2" />], side: <Lines lines={3} /> },
  review: {
    title: "frame.review",
    main: [<Lines key="1" lines={1} />, <Pair key="2" />],
    side: <Lines lines={8} />,
  },
  results: { main: <Pair />, side: <Lines lines={8} /> },
  publications: { title: "frame.publications", main: <Lines lines={12} /> },
  profile: {
    title: "frame.profile",
    main: [<Lines key="1" lines={8} />, <Lines key="2" lines={14} />, <Lines key="3" lines={5} />],
  },
  help: { title: "frame.help", main: [<Lines key="1" lines={2} />, <Lines key="2" lines={16} />] },
  notifications: { title: "frame.notifications", main: <Lines lines={8} /> },
  publication: { main: [<Lines key="1" lines={3} />, <Lines key="2" lines={12} />] },
};

/** The page that is on its way, in its final layout, so that nothing jumps when it comes. */
export function PageSkeleton({ pathname }: { readonly pathname: string }) {
  const [, , section = "", id] = pathname.split("/");
  const shape = id !== undefined && section in ONE_OF ? ONE_OF[section as keyof typeof ONE_OF] : section;
  const { title: words, main, side }: Shape = SHAPES[shape] ?? { main: <Lines lines={3} /> };
  const title = words && t(words);
  return (
    <div aria-busy="true">
      <output className="ps-unseen">{t("frame.loading")}</output>
      <TitleBar title={title ?? ""} />
      <Page
        title={title ?? "…"}
        {...(section !== "" && { backAction: { content: t("frame.home"), url: "/app" } })}
      >
        {side === undefined ? (
          <BlockStack gap="400">{main}</BlockStack>
        ) : (
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">{main}</BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">{side}</Layout.Section>
          </Layout>
        )}
      </Page>
    </div>
  );
}

function Lines({ lines }: { readonly lines: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" maxWidth="20ch" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}

function Grid() {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" maxWidth="20ch" />
        <div className="ps-grid">
          {Array.from({ length: 9 }, (_, index) => (
            <div key={index} className="ps-picture" />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function Pair() {
  return (
    <Card>
      <div className="ps-pair">
        <div className="ps-picture" />
        <div className="ps-picture" />
      </div>
    </Card>
  );
}
