/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.js';

export type BillingPurchaseFieldsFragment = { id: string, name: string, status: AdminTypes.AppPurchaseStatus, test: boolean, createdAt: string, price: { amount: string, currencyCode: AdminTypes.CurrencyCode } };

export type BillingCreatePurchaseMutationVariables = AdminTypes.Exact<{
  name: AdminTypes.Scalars['String']['input'];
  price: AdminTypes.MoneyInput;
  returnUrl: AdminTypes.Scalars['URL']['input'];
  test: AdminTypes.Scalars['Boolean']['input'];
}>;


export type BillingCreatePurchaseMutation = { appPurchaseOneTimeCreate?: { confirmationUrl?: string | null, appPurchaseOneTime?: { id: string } | null, userErrors: Array<{ field?: Array<string> | null, message: string }> } | null };

export type BillingPurchaseQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type BillingPurchaseQuery = { node?: { id: string, name: string, status: AdminTypes.AppPurchaseStatus, test: boolean, createdAt: string, price: { amount: string, currencyCode: AdminTypes.CurrencyCode } } | null };

export type BillingPurchasesQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type BillingPurchasesQuery = { currentAppInstallation: { oneTimePurchases: { nodes: Array<{ id: string, name: string, status: AdminTypes.AppPurchaseStatus, test: boolean, createdAt: string, price: { amount: string, currencyCode: AdminTypes.CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } };

export type BillingSubscriptionFieldsFragment = { id: string, name: string, status: AdminTypes.AppSubscriptionStatus, test: boolean, trialDays: number, createdAt: string, currentPeriodEnd?: string | null, lineItems: Array<{ plan: { pricingDetails: (
        { interval: AdminTypes.AppPricingInterval, price: { amount: string, currencyCode: AdminTypes.CurrencyCode } }
        & { __typename: 'AppRecurringPricing' }
      ) | { __typename: 'AppUsagePricing' } } }> };

export type BillingCreateSubscriptionMutationVariables = AdminTypes.Exact<{
  name: AdminTypes.Scalars['String']['input'];
  lineItems: Array<AdminTypes.AppSubscriptionLineItemInput> | AdminTypes.AppSubscriptionLineItemInput;
  returnUrl: AdminTypes.Scalars['URL']['input'];
  test: AdminTypes.Scalars['Boolean']['input'];
  trialDays: AdminTypes.Scalars['Int']['input'];
  replacementBehavior: AdminTypes.AppSubscriptionReplacementBehavior;
}>;


export type BillingCreateSubscriptionMutation = { appSubscriptionCreate?: { confirmationUrl?: string | null, appSubscription?: { id: string } | null, userErrors: Array<{ field?: Array<string> | null, message: string }> } | null };

export type BillingSubscriptionsQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type BillingSubscriptionsQuery = { currentAppInstallation: { allSubscriptions: { nodes: Array<{ id: string, name: string, status: AdminTypes.AppSubscriptionStatus, test: boolean, trialDays: number, createdAt: string, currentPeriodEnd?: string | null, lineItems: Array<{ plan: { pricingDetails: (
              { interval: AdminTypes.AppPricingInterval, price: { amount: string, currencyCode: AdminTypes.CurrencyCode } }
              & { __typename: 'AppRecurringPricing' }
            ) | { __typename: 'AppUsagePricing' } } }> }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } };

export type BillingCancelSubscriptionMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type BillingCancelSubscriptionMutation = { appSubscriptionCancel?: { appSubscription?: { id: string } | null, userErrors: Array<{ field?: Array<string> | null, message: string }> } | null };

export type CatalogBulkProductsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type CatalogBulkProductsQuery = { products: { edges: Array<{ node: { id: string, title: string, productType: string, mediaCount?: { count: number } | null, options: Array<{ name: string }>, media: { edges: Array<{ node: (
              { id: string, status: AdminTypes.MediaStatus }
              & { __typename: 'ExternalVideo' | 'Model3d' | 'Video' }
            ) | (
              { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
              & { __typename: 'MediaImage' }
            ) }> }, variants: { edges: Array<{ node: { id: string, sku?: string | null, selectedOptions: Array<{ name: string, value: string }>, media: { edges: Array<{ node: { id: string } }> } } }> } } }> } };

export type CatalogRunBulkMutationVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type CatalogRunBulkMutation = { bulkOperationRunQuery?: { bulkOperation?: { id: string } | null, userErrors: Array<{ code?: AdminTypes.BulkOperationUserErrorCode | null, field?: Array<string> | null, message: string }> } | null };

export type CatalogNewestBulksQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type CatalogNewestBulksQuery = { bulkOperations: { nodes: Array<{ id: string, query: string }> } };

export type CatalogBulkStatusQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CatalogBulkStatusQuery = { bulkOperation?: { status: AdminTypes.BulkOperationStatus, errorCode?: AdminTypes.BulkOperationErrorCode | null, rootObjectCount: string, fileSize?: string | null, url?: string | null } | null };

export type CatalogVariantFieldsFragment = { sku?: string | null, selectedOptions: Array<{ name: string, value: string }>, media: { nodes: Array<{ id: string }> } };

export type CatalogProductFactsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  variants: AdminTypes.Scalars['Int']['input'];
}>;


export type CatalogProductFactsQuery = { nodes: Array<{ id: string, title: string, productType: string, mediaCount?: { count: number } | null, options: Array<{ name: string }>, media: { nodes: Array<{ __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
        { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
        & { __typename: 'MediaImage' }
      )> }, variants: { nodes: Array<{ sku?: string | null, selectedOptions: Array<{ name: string, value: string }>, media: { nodes: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null> };

export type CatalogMoreVariantsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CatalogMoreVariantsQuery = { product?: { variants: { nodes: Array<{ sku?: string | null, selectedOptions: Array<{ name: string, value: string }>, media: { nodes: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null };

export type CatalogPictureFieldsFragment = { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null };

export type CatalogProductFieldsFragment = { id: string, title: string, productType: string, mediaCount?: { count: number } | null, variants: { nodes: Array<{ sku?: string | null }> }, featuredMedia?: { __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
    { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
    & { __typename: 'MediaImage' }
  ) | null };

export type CatalogCollectionProductsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CatalogCollectionProductsQuery = { collection?: { products: { nodes: Array<{ id: string, title: string, productType: string, mediaCount?: { count: number } | null, variants: { nodes: Array<{ sku?: string | null }> }, featuredMedia?: { __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
          { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
          & { __typename: 'MediaImage' }
        ) | null }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null };

export type CatalogCollectionsQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CatalogCollectionsQuery = { collections: { nodes: Array<{ id: string, title: string, productsCount?: { count: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } };

export type CatalogProductIdsQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CatalogProductIdsQuery = { products: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } };

export type CatalogNewestProductsQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CatalogNewestProductsQuery = { products: { nodes: Array<{ id: string, title: string, mediaCount?: { count: number } | null, featuredMedia?: { preview?: { image?: { url: string, width?: number | null, height?: number | null } | null } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } };

export type CatalogCollectionProductIdsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CatalogCollectionProductIdsQuery = { collection?: { products: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null };

export type CatalogProductsCountQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  limit: AdminTypes.Scalars['Int']['input'];
}>;


export type CatalogProductsCountQuery = { productsCount?: { count: number, precision: AdminTypes.CountPrecision } | null };

export type CatalogProductPicturesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CatalogProductPicturesQuery = { product?: { media: { nodes: Array<{ __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
        { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
        & { __typename: 'MediaImage' }
      )> } } | null };

export type PublishingCreateFilesMutationVariables = AdminTypes.Exact<{
  files: Array<AdminTypes.FileCreateInput> | AdminTypes.FileCreateInput;
}>;


export type PublishingCreateFilesMutation = { fileCreate?: { files?: Array<{ id: string }> | null, userErrors: Array<{ code?: AdminTypes.FilesErrorCode | null, field?: Array<string> | null, message: string }> } | null };

export type PublishingFindFilesQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type PublishingFindFilesQuery = { files: { nodes: Array<{ id: string, fileStatus: AdminTypes.FileStatus } | { id: string, fileStatus: AdminTypes.FileStatus, image?: { url: string } | null } | { filename: string, id: string, fileStatus: AdminTypes.FileStatus }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } };

export type PublishingReadFilesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type PublishingReadFilesQuery = { nodes: Array<{ id: string, fileStatus: AdminTypes.FileStatus, fileErrors: Array<{ code: AdminTypes.FileErrorCode, message: string }> } | null> };

export type PublishingLinkFilesMutationVariables = AdminTypes.Exact<{
  files: Array<AdminTypes.FileUpdateInput> | AdminTypes.FileUpdateInput;
}>;


export type PublishingLinkFilesMutation = { fileUpdate?: { files?: Array<{ id: string }> | null, userErrors: Array<{ code?: AdminTypes.FilesErrorCode | null, field?: Array<string> | null, message: string }> } | null };

export type PublishingMoveMediaMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  moves: Array<AdminTypes.MoveInput> | AdminTypes.MoveInput;
}>;


export type PublishingMoveMediaMutation = { productReorderMedia?: { job?: { id: string } | null, mediaUserErrors: Array<{ code?: AdminTypes.MediaUserErrorCode | null, field?: Array<string> | null, message: string }> } | null };

export type PublishingJobQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type PublishingJobQuery = { job?: { done: boolean } | null };

export type PublishingAssignMediaMutationVariables = AdminTypes.Exact<{
  productId: AdminTypes.Scalars['ID']['input'];
  variantMedia: Array<AdminTypes.ProductVariantAppendMediaInput> | AdminTypes.ProductVariantAppendMediaInput;
}>;


export type PublishingAssignMediaMutation = { productVariantAppendMedia?: { product?: { id: string } | null, userErrors: Array<{ code?: AdminTypes.MediaUserErrorCode | null, field?: Array<string> | null, message: string }> } | null };

export type PublishingUnassignMediaMutationVariables = AdminTypes.Exact<{
  productId: AdminTypes.Scalars['ID']['input'];
  variantMedia: Array<AdminTypes.ProductVariantDetachMediaInput> | AdminTypes.ProductVariantDetachMediaInput;
}>;


export type PublishingUnassignMediaMutation = { productVariantDetachMedia?: { product?: { id: string } | null, userErrors: Array<{ code?: AdminTypes.MediaUserErrorCode | null, field?: Array<string> | null, message: string }> } | null };

export type PublishingStageUploadsMutationVariables = AdminTypes.Exact<{
  input: Array<AdminTypes.StagedUploadInput> | AdminTypes.StagedUploadInput;
}>;


export type PublishingStageUploadsMutation = { stagedUploadsCreate?: { stagedTargets?: Array<{ url?: string | null, resourceUrl?: string | null, parameters: Array<{ name: string, value: string }> }> | null, userErrors: Array<{ field?: Array<string> | null, message: string }> } | null };

export type PublishingLookAtProductsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type PublishingLookAtProductsQuery = { nodes: Array<{ id: string, status: AdminTypes.ProductStatus, media: { nodes: Array<{ id: string, alt?: string | null, status: AdminTypes.MediaStatus, mediaContentType: AdminTypes.MediaContentType, preview?: { image?: { url: string } | null } | null }> } } | null> };

export type PublishingLimitsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type PublishingLimitsQuery = { currentAppInstallation: { accessScopes: Array<{ handle: string }> }, shop: { plan: { publicDisplayName: string, shopifyPlus: boolean } } };

export type PublishingVideosQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type PublishingVideosQuery = { files: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } };

export type PublishingOriginalQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type PublishingOriginalQuery = { node?: { mimeType?: string | null, image?: { url: string } | null, originalSource?: { url?: string | null } | null } | null };

export type PublishingProductsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type PublishingProductsQuery = { nodes: Array<{ id: string, media: { nodes: Array<{ id: string, alt?: string | null, status: AdminTypes.MediaStatus, mediaContentType: AdminTypes.MediaContentType }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null> };

export type PublishingProductMediaQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type PublishingProductMediaQuery = { product?: { media: { nodes: Array<{ id: string, alt?: string | null, status: AdminTypes.MediaStatus, mediaContentType: AdminTypes.MediaContentType }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null };

export type PublishingVariantsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type PublishingVariantsQuery = { nodes: Array<{ id: string, variants: { nodes: Array<{ id: string, selectedOptions: Array<{ name: string, value: string }>, media: { nodes: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null> };

export type PublishingProductVariantsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type PublishingProductVariantsQuery = { product?: { variants: { nodes: Array<{ id: string, selectedOptions: Array<{ name: string, value: string }>, media: { nodes: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } } | null };

export type AccountShopQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type AccountShopQuery = { shop: { name: string, shopOwnerName: string, email: string, ianaTimezone: string, currencyCode: AdminTypes.CurrencyCode, plan: { publicDisplayName: string } } };

export type ShopGidQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ShopGidQuery = { shop: { id: string } };

interface GeneratedQueryTypes {
  "#graphql\n  #graphql\n  fragment BillingPurchaseFields on AppPurchaseOneTime {\n    id\n    name\n    status\n    test\n    createdAt\n    price {\n      amount\n      currencyCode\n    }\n  }\n  query BillingPurchase($id: ID!) {\n    node(id: $id) {\n      ...BillingPurchaseFields\n    }\n  }": {return: BillingPurchaseQuery, variables: BillingPurchaseQueryVariables},
  "#graphql\n  #graphql\n  fragment BillingPurchaseFields on AppPurchaseOneTime {\n    id\n    name\n    status\n    test\n    createdAt\n    price {\n      amount\n      currencyCode\n    }\n  }\n  query BillingPurchases($first: Int!, $after: String) {\n    currentAppInstallation {\n      oneTimePurchases(first: $first, after: $after, sortKey: CREATED_AT, reverse: true) {\n        nodes {\n          ...BillingPurchaseFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: BillingPurchasesQuery, variables: BillingPurchasesQueryVariables},
  "#graphql\n  #graphql\n  fragment BillingSubscriptionFields on AppSubscription {\n    id\n    name\n    status\n    test\n    trialDays\n    createdAt\n    currentPeriodEnd\n    lineItems {\n      plan {\n        pricingDetails {\n          __typename\n          ... on AppRecurringPricing {\n            interval\n            price {\n              amount\n              currencyCode\n            }\n          }\n        }\n      }\n    }\n  }\n  query BillingSubscriptions($first: Int!, $after: String) {\n    currentAppInstallation {\n      allSubscriptions(first: $first, after: $after, sortKey: CREATED_AT, reverse: true) {\n        nodes {\n          ...BillingSubscriptionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: BillingSubscriptionsQuery, variables: BillingSubscriptionsQueryVariables},
  "#graphql\n  query CatalogBulkProducts {\n    products {\n      edges {\n        node {\n          id\n          title\n          productType\n          mediaCount {\n            count\n          }\n          options {\n            name\n          }\n          media {\n            edges {\n              node {\n                __typename\n                id\n                status\n                ... on MediaImage {\n                  image {\n                    url\n                    width\n                    height\n                  }\n                }\n              }\n            }\n          }\n          variants {\n            edges {\n              node {\n                id\n                sku\n                selectedOptions {\n                  name\n                  value\n                }\n                media {\n                  edges {\n                    node {\n                      id\n                    }\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }": {return: CatalogBulkProductsQuery, variables: CatalogBulkProductsQueryVariables},
  "#graphql\n  query CatalogNewestBulks {\n    bulkOperations(first: 50, sortKey: CREATED_AT, reverse: true, query: \"operation_type:QUERY\") {\n      nodes {\n        id\n        query\n      }\n    }\n  }": {return: CatalogNewestBulksQuery, variables: CatalogNewestBulksQueryVariables},
  "#graphql\n  query CatalogBulkStatus($id: ID!) {\n    bulkOperation(id: $id) {\n      status\n      errorCode\n      rootObjectCount\n      fileSize\n      url\n    }\n  }": {return: CatalogBulkStatusQuery, variables: CatalogBulkStatusQueryVariables},
  "#graphql\n  #graphql\n  fragment CatalogVariantFields on ProductVariant {\n    sku\n    selectedOptions {\n      name\n      value\n    }\n    media(first: 1) {\n      nodes {\n        id\n      }\n    }\n  }\n  query CatalogProductFacts($ids: [ID!]!, $variants: Int!) {\n    nodes(ids: $ids) {\n      ... on Product {\n        id\n        title\n        productType\n        mediaCount {\n          count\n        }\n        options {\n          name\n        }\n        media(first: 250, sortKey: POSITION) {\n          nodes {\n            __typename\n            ... on MediaImage {\n              id\n              status\n              image {\n                url\n                width\n                height\n              }\n            }\n          }\n        }\n        variants(first: $variants) {\n          nodes {\n            ...CatalogVariantFields\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }": {return: CatalogProductFactsQuery, variables: CatalogProductFactsQueryVariables},
  "#graphql\n  #graphql\n  fragment CatalogVariantFields on ProductVariant {\n    sku\n    selectedOptions {\n      name\n      value\n    }\n    media(first: 1) {\n      nodes {\n        id\n      }\n    }\n  }\n  query CatalogMoreVariants($id: ID!, $after: String) {\n    product(id: $id) {\n      variants(first: 250, after: $after) {\n        nodes {\n          ...CatalogVariantFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: CatalogMoreVariantsQuery, variables: CatalogMoreVariantsQueryVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment CatalogPictureFields on MediaImage {\n    id\n    status\n    image {\n      url\n      width\n      height\n    }\n  }\n  fragment CatalogProductFields on Product {\n    id\n    title\n    productType\n    mediaCount {\n      count\n    }\n    variants(first: 1) {\n      nodes {\n        sku\n      }\n    }\n    featuredMedia {\n      __typename\n      ...CatalogPictureFields\n    }\n  }\n  query CatalogCollectionProducts($id: ID!, $first: Int!, $after: String) {\n    collection(id: $id) {\n      products(first: $first, after: $after) {\n        nodes {\n          ...CatalogProductFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: CatalogCollectionProductsQuery, variables: CatalogCollectionProductsQueryVariables},
  "#graphql\n  query CatalogCollections($first: Int!, $after: String) {\n    collections(first: $first, after: $after, sortKey: ID) {\n      nodes {\n        id\n        title\n        productsCount {\n          count\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: CatalogCollectionsQuery, variables: CatalogCollectionsQueryVariables},
  "#graphql\n  query CatalogProductIds($query: String, $first: Int!, $after: String) {\n    products(query: $query, first: $first, after: $after, sortKey: ID) {\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: CatalogProductIdsQuery, variables: CatalogProductIdsQueryVariables},
  "#graphql\n  query CatalogNewestProducts($first: Int!) {\n    products(first: $first, sortKey: ID, reverse: true) {\n      nodes {\n        id\n        title\n        mediaCount {\n          count\n        }\n        featuredMedia {\n          preview {\n            image {\n              url\n              width\n              height\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: CatalogNewestProductsQuery, variables: CatalogNewestProductsQueryVariables},
  "#graphql\n  query CatalogCollectionProductIds($id: ID!, $first: Int!, $after: String) {\n    collection(id: $id) {\n      products(first: $first, after: $after) {\n        nodes {\n          id\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: CatalogCollectionProductIdsQuery, variables: CatalogCollectionProductIdsQueryVariables},
  "#graphql\n  query CatalogProductsCount($query: String, $limit: Int!) {\n    productsCount(query: $query, limit: $limit) {\n      count\n      precision\n    }\n  }": {return: CatalogProductsCountQuery, variables: CatalogProductsCountQueryVariables},
  "#graphql\n  #graphql\n  fragment CatalogPictureFields on MediaImage {\n    id\n    status\n    image {\n      url\n      width\n      height\n    }\n  }\n  query CatalogProductPictures($id: ID!, $first: Int!) {\n    product(id: $id) {\n      media(first: $first, sortKey: POSITION) {\n        nodes {\n          __typename\n          ...CatalogPictureFields\n        }\n      }\n    }\n  }": {return: CatalogProductPicturesQuery, variables: CatalogProductPicturesQueryVariables},
  "#graphql\n  query PublishingFindFiles($query: String!, $first: Int!, $after: String) {\n    files(first: $first, after: $after, query: $query) {\n      nodes {\n        id\n        fileStatus\n        ... on MediaImage {\n          image {\n            url\n          }\n        }\n        ... on Video {\n          filename\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: PublishingFindFilesQuery, variables: PublishingFindFilesQueryVariables},
  "#graphql\n  query PublishingReadFiles($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on File {\n        id\n        fileStatus\n        fileErrors {\n          code\n          message\n        }\n      }\n    }\n  }": {return: PublishingReadFilesQuery, variables: PublishingReadFilesQueryVariables},
  "#graphql\n  query PublishingJob($id: ID!) {\n    job(id: $id) {\n      done\n    }\n  }": {return: PublishingJobQuery, variables: PublishingJobQueryVariables},
  "#graphql\n  query PublishingLookAtProducts($ids: [ID!]!, $first: Int!) {\n    nodes(ids: $ids) {\n      ... on Product {\n        id\n        status\n        media(first: $first, sortKey: POSITION) {\n          nodes {\n            id\n            alt\n            status\n            mediaContentType\n            preview {\n              image {\n                url\n              }\n            }\n          }\n        }\n      }\n    }\n  }": {return: PublishingLookAtProductsQuery, variables: PublishingLookAtProductsQueryVariables},
  "#graphql\n  query PublishingLimits {\n    currentAppInstallation {\n      accessScopes {\n        handle\n      }\n    }\n    shop {\n      plan {\n        publicDisplayName\n        shopifyPlus\n      }\n    }\n  }": {return: PublishingLimitsQuery, variables: PublishingLimitsQueryVariables},
  "#graphql\n  query PublishingVideos($first: Int!, $after: String) {\n    files(first: $first, after: $after, query: \"media_type:VIDEO\") {\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: PublishingVideosQuery, variables: PublishingVideosQueryVariables},
  "#graphql\n  query PublishingOriginal($id: ID!) {\n    node(id: $id) {\n      ... on MediaImage {\n        mimeType\n        image {\n          url\n        }\n        originalSource {\n          url\n        }\n      }\n    }\n  }": {return: PublishingOriginalQuery, variables: PublishingOriginalQueryVariables},
  "#graphql\n  query PublishingProducts($ids: [ID!]!, $first: Int!) {\n    nodes(ids: $ids) {\n      ... on Product {\n        id\n        media(first: $first, sortKey: POSITION) {\n          nodes {\n            id\n            alt\n            status\n            mediaContentType\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }": {return: PublishingProductsQuery, variables: PublishingProductsQueryVariables},
  "#graphql\n  query PublishingProductMedia($id: ID!, $first: Int!, $after: String) {\n    product(id: $id) {\n      media(first: $first, after: $after, sortKey: POSITION) {\n        nodes {\n          id\n          alt\n          status\n          mediaContentType\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: PublishingProductMediaQuery, variables: PublishingProductMediaQueryVariables},
  "#graphql\n  query PublishingVariants($ids: [ID!]!, $first: Int!) {\n    nodes(ids: $ids) {\n      ... on Product {\n        id\n        variants(first: $first, sortKey: POSITION) {\n          nodes {\n            id\n            selectedOptions {\n              name\n              value\n            }\n            media(first: 1) {\n              nodes {\n                id\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }": {return: PublishingVariantsQuery, variables: PublishingVariantsQueryVariables},
  "#graphql\n  query PublishingProductVariants($id: ID!, $first: Int!, $after: String) {\n    product(id: $id) {\n      variants(first: $first, after: $after, sortKey: POSITION) {\n        nodes {\n          id\n          selectedOptions {\n            name\n            value\n          }\n          media(first: 1) {\n            nodes {\n              id\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: PublishingProductVariantsQuery, variables: PublishingProductVariantsQueryVariables},
  "#graphql\n  query AccountShop {\n    shop {\n      name\n      shopOwnerName\n      email\n      ianaTimezone\n      currencyCode\n      plan {\n        publicDisplayName\n      }\n    }\n  }": {return: AccountShopQuery, variables: AccountShopQueryVariables},
  "#graphql\n  query ShopGid {\n    shop {\n      id\n    }\n  }": {return: ShopGidQuery, variables: ShopGidQueryVariables},
}

interface GeneratedMutationTypes {
  "#graphql\n  mutation BillingCreatePurchase($name: String!, $price: MoneyInput!, $returnUrl: URL!, $test: Boolean!) {\n    appPurchaseOneTimeCreate(name: $name, price: $price, returnUrl: $returnUrl, test: $test) {\n      appPurchaseOneTime {\n        id\n      }\n      confirmationUrl\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: BillingCreatePurchaseMutation, variables: BillingCreatePurchaseMutationVariables},
  "#graphql\n  mutation BillingCreateSubscription(\n    $name: String!\n    $lineItems: [AppSubscriptionLineItemInput!]!\n    $returnUrl: URL!\n    $test: Boolean!\n    $trialDays: Int!\n    $replacementBehavior: AppSubscriptionReplacementBehavior!\n  ) {\n    appSubscriptionCreate(\n      name: $name\n      lineItems: $lineItems\n      returnUrl: $returnUrl\n      test: $test\n      trialDays: $trialDays\n      replacementBehavior: $replacementBehavior\n    ) {\n      appSubscription {\n        id\n      }\n      confirmationUrl\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: BillingCreateSubscriptionMutation, variables: BillingCreateSubscriptionMutationVariables},
  "#graphql\n  mutation BillingCancelSubscription($id: ID!) {\n    appSubscriptionCancel(id: $id, prorate: false) {\n      appSubscription {\n        id\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: BillingCancelSubscriptionMutation, variables: BillingCancelSubscriptionMutationVariables},
  "#graphql\n  mutation CatalogRunBulk($query: String!) {\n    bulkOperationRunQuery(query: $query, groupObjects: true) {\n      bulkOperation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }": {return: CatalogRunBulkMutation, variables: CatalogRunBulkMutationVariables},
  "#graphql\n  mutation PublishingCreateFiles($files: [FileCreateInput!]!) {\n    fileCreate(files: $files) {\n      files {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }": {return: PublishingCreateFilesMutation, variables: PublishingCreateFilesMutationVariables},
  "#graphql\n  mutation PublishingLinkFiles($files: [FileUpdateInput!]!) {\n    fileUpdate(files: $files) {\n      files {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }": {return: PublishingLinkFilesMutation, variables: PublishingLinkFilesMutationVariables},
  "#graphql\n  mutation PublishingMoveMedia($id: ID!, $moves: [MoveInput!]!) {\n    productReorderMedia(id: $id, moves: $moves) {\n      job {\n        id\n      }\n      mediaUserErrors {\n        code\n        field\n        message\n      }\n    }\n  }": {return: PublishingMoveMediaMutation, variables: PublishingMoveMediaMutationVariables},
  "#graphql\n  mutation PublishingAssignMedia($productId: ID!, $variantMedia: [ProductVariantAppendMediaInput!]!) {\n    productVariantAppendMedia(productId: $productId, variantMedia: $variantMedia) {\n      product {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }": {return: PublishingAssignMediaMutation, variables: PublishingAssignMediaMutationVariables},
  "#graphql\n  mutation PublishingUnassignMedia($productId: ID!, $variantMedia: [ProductVariantDetachMediaInput!]!) {\n    productVariantDetachMedia(productId: $productId, variantMedia: $variantMedia) {\n      product {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }": {return: PublishingUnassignMediaMutation, variables: PublishingUnassignMediaMutationVariables},
  "#graphql\n  mutation PublishingStageUploads($input: [StagedUploadInput!]!) {\n    stagedUploadsCreate(input: $input) {\n      stagedTargets {\n        url\n        resourceUrl\n        parameters {\n          name\n          value\n        }\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: PublishingStageUploadsMutation, variables: PublishingStageUploadsMutationVariables},
}
declare module './admin-client.ts' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
