/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.js';

export type CatalogPictureFieldsFragment = { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null };

export type CatalogProductFieldsFragment = { id: string, title: string, productType: string, mediaCount?: { count: number } | null, variants: { nodes: Array<{ sku?: string | null }> }, featuredMedia?: { __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
    { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
    & { __typename: 'MediaImage' }
  ) | null };

export type CatalogProductsQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CatalogProductsQuery = { products: { nodes: Array<{ id: string, title: string, productType: string, mediaCount?: { count: number } | null, variants: { nodes: Array<{ sku?: string | null }> }, featuredMedia?: { __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
        { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
        & { __typename: 'MediaImage' }
      ) | null }>, pageInfo: { hasNextPage: boolean, endCursor?: string | null } } };

export type CatalogProductsByIdQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CatalogProductsByIdQuery = { nodes: Array<{ id: string, title: string, productType: string, mediaCount?: { count: number } | null, variants: { nodes: Array<{ sku?: string | null }> }, featuredMedia?: { __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
      { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
      & { __typename: 'MediaImage' }
    ) | null } | null> };

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

export type CatalogProductPicturesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CatalogProductPicturesQuery = { product?: { media: { nodes: Array<{ __typename: 'ExternalVideo' | 'Model3d' | 'Video' } | (
        { id: string, status: AdminTypes.MediaStatus, image?: { url: string, width?: number | null, height?: number | null } | null }
        & { __typename: 'MediaImage' }
      )> } } | null };

interface GeneratedQueryTypes {
  "#graphql\n  #graphql\n  #graphql\n  fragment CatalogPictureFields on MediaImage {\n    id\n    status\n    image {\n      url\n      width\n      height\n    }\n  }\n  fragment CatalogProductFields on Product {\n    id\n    title\n    productType\n    mediaCount {\n      count\n    }\n    variants(first: 1) {\n      nodes {\n        sku\n      }\n    }\n    featuredMedia {\n      __typename\n      ...CatalogPictureFields\n    }\n  }\n  query CatalogProducts($first: Int!, $after: String) {\n    products(first: $first, after: $after, sortKey: ID) {\n      nodes {\n        ...CatalogProductFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: CatalogProductsQuery, variables: CatalogProductsQueryVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment CatalogPictureFields on MediaImage {\n    id\n    status\n    image {\n      url\n      width\n      height\n    }\n  }\n  fragment CatalogProductFields on Product {\n    id\n    title\n    productType\n    mediaCount {\n      count\n    }\n    variants(first: 1) {\n      nodes {\n        sku\n      }\n    }\n    featuredMedia {\n      __typename\n      ...CatalogPictureFields\n    }\n  }\n  query CatalogProductsById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...CatalogProductFields\n    }\n  }": {return: CatalogProductsByIdQuery, variables: CatalogProductsByIdQueryVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment CatalogPictureFields on MediaImage {\n    id\n    status\n    image {\n      url\n      width\n      height\n    }\n  }\n  fragment CatalogProductFields on Product {\n    id\n    title\n    productType\n    mediaCount {\n      count\n    }\n    variants(first: 1) {\n      nodes {\n        sku\n      }\n    }\n    featuredMedia {\n      __typename\n      ...CatalogPictureFields\n    }\n  }\n  query CatalogCollectionProducts($id: ID!, $first: Int!, $after: String) {\n    collection(id: $id) {\n      products(first: $first, after: $after) {\n        nodes {\n          ...CatalogProductFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: CatalogCollectionProductsQuery, variables: CatalogCollectionProductsQueryVariables},
  "#graphql\n  query CatalogCollections($first: Int!, $after: String) {\n    collections(first: $first, after: $after, sortKey: ID) {\n      nodes {\n        id\n        title\n        productsCount {\n          count\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: CatalogCollectionsQuery, variables: CatalogCollectionsQueryVariables},
  "#graphql\n  #graphql\n  fragment CatalogPictureFields on MediaImage {\n    id\n    status\n    image {\n      url\n      width\n      height\n    }\n  }\n  query CatalogProductPictures($id: ID!, $first: Int!) {\n    product(id: $id) {\n      media(first: $first, sortKey: POSITION) {\n        nodes {\n          __typename\n          ...CatalogPictureFields\n        }\n      }\n    }\n  }": {return: CatalogProductPicturesQuery, variables: CatalogProductPicturesQueryVariables},
}

interface GeneratedMutationTypes {
}
declare module './admin-client.ts' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
