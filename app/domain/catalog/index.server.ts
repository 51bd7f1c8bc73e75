/** The catalog: a shop's products, collections and pictures, as Shopify shows them now. */
export { onDataRequest, onRedact, onUninstall } from "./lifecycle.ts";
export { listCollections } from "./list-collections.ts";
export type {
  CatalogCollection,
  CatalogPicture,
  CatalogPorts,
  CatalogProduct,
  CatalogSource,
  Page,
  PictureRead,
  PictureRefusal,
} from "./ports.ts";
export { listProducts } from "./list-products.ts";
export { readPicture } from "./read-picture.ts";
export { readSelection } from "./read-selection.ts";
