import { Banner } from "@shopify/polaris";

/** The page can't be kept up to date at the moment. */
export function LostConnection() {
  return (
    <Banner tone="warning" title="This page isn't up to date">
      We can&apos;t reach ProductStudio at the moment. Runs go on in the background and your credits are safe;
      the page catches up on its own.
    </Banner>
  );
}
