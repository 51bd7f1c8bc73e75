/**
 * Types for the app's GraphQL operations (`npm run codegen`), made from the schema that the Shopify double serves. Editors
 * read the same file. A test makes them again and compares.
 */
import { ApiType, pluckConfig, preset } from "@shopify/api-codegen-preset";

const schema = "test/shopify-double/schema/admin-2026-10.graphql";
const documents = ["app/adapters/shopify/**/*.ts", "!app/adapters/shopify/**/*.test.ts"];

/**
 * Shopify's preset writes `Pick<AdminTypes.Product, …>` and so needs a type for all 2,900 types of the API (1.3 MB). Told to
 * resolve fields in place it needs the enums and inputs alone.
 */
const leanPreset: typeof preset = {
  async buildGeneratesSection(options) {
    const sections = await preset.buildGeneratesSection(options);
    for (const { plugins } of sections)
      for (const plugin of plugins) {
        const operations: { preResolveTypes?: boolean } | undefined = plugin["typescript-operations"];
        if (operations) operations.preResolveTypes = true;
      }
    return sections;
  },
};

export default {
  schema,
  documents,
  projects: {
    default: {
      schema,
      documents,
      extensions: {
        codegen: {
          pluckConfig,
          generates: {
            "./app/adapters/shopify/admin.types.d.ts": {
              plugins: ["typescript"],
              config: {
                onlyOperationTypes: true,
                enumsAsTypes: true,
                defaultScalarType: "unknown",
                scalars: { DateTime: "string", Decimal: "string", UnsignedInt64: "string", URL: "string" },
              },
            },
            "./app/adapters/shopify/admin.generated.d.ts": {
              preset: leanPreset,
              presetConfig: { apiType: ApiType.Admin, module: "./admin-client.ts" },
              config: {
                scalars: { DateTime: "string", Decimal: "string", UnsignedInt64: "string", URL: "string" },
              },
            },
          },
        },
      },
    },
  },
};
