/** The catalog: a shop's products, collections and pictures, as Shopify shows them now or as a reading kept them. */
export { countProducts } from "./count-products.ts";
export { glanceAtLacking } from "./glance-at-lacking.ts";
export type { LackingGlance } from "./lacking.ts";
export { onDataRequest, onRedact, onUninstall } from "./lifecycle.ts";
export { listCollectionGids } from "./list-collection-gids.ts";
export { listCollections } from "./list-collections.ts";
export type {
  CatalogCollection,
  CatalogPorts,
  CatalogProduct,
  CatalogSource,
  Page,
  PictureRead,
  PictureRefusal,
} from "./ports.ts";
export { listProducts } from "./list-products.ts";
export { readGoneGids } from "./read-gone-gids.ts";
export { readPicture } from "./read-picture.ts";
export { readPicturesNow } from "./read-pictures-now.ts";
export { readReading, type Reading } from "./read-reading.ts";
export { readReadProducts } from "./read-read-products.ts";
export { readingProblemSentence } from "./reading-problems.ts";
export { startReading } from "./start-reading.ts";
export { wakeReadings } from "./wake-readings.ts";
export type {
  CatalogPicture,
  Lacking,
  PictureChoice,
  ReadingProblem,
  ReadingState,
  ReadPicture,
  ReadProduct,
  Selection,
} from "./schemas.ts";
