/** What the app's frame and the admin page around it tell each other by postMessage. Types only. */

/** Something in the app's page that the admin shows and that can be pressed there. */
export interface Control {
  /** The app's page finds its element by it. */
  key: number;
  label: string;
  primary: boolean;
  critical: boolean;
  disabled: boolean;
  loading: boolean;
}

export interface NavigationItem {
  key: number;
  label: string;
  /** A path of the app. */
  href: string;
  /** The app's start page, which has no entry of its own. */
  home: boolean;
}

export interface TitleBar {
  title: string;
  back: Control | null;
  primary: Control | null;
  secondary: Control[];
  /** Menus of further actions. */
  groups: { label: string; actions: Control[] }[];
}

export interface SaveBar {
  save: Control | null;
  discard: Control | null;
  discardConfirmation: boolean;
}

export interface ToastRequest {
  id: string;
  message: string;
  durationMs: number;
  isError: boolean;
  action: string | null;
}

export interface PickerRequest {
  type: "product" | "collection";
  action: "add" | "select";
  /** How many may be chosen; null for any number. */
  limit: number | null;
  /** Chosen already; an empty list of variants stands for all of them. */
  selection: { id: string; variants: string[] }[];
  query: string;
  filter: string;
  /** Product statuses, separated by commas; none means all. */
  status: string;
  showVariants: boolean;
}

export interface PickerRow {
  id: string;
  title: string;
  detail: string;
  imageUrl: string | null;
  variants: { id: string; title: string; detail: string }[];
}

export interface PickerRows {
  rows: PickerRow[];
  next: string | null;
}

export interface HostUser {
  accountAccess: string;
}

export interface HostConfig {
  shop: string;
  /** Base64 of admin.shopify.com/store/{store}. */
  host: string;
  locale: string;
}

export interface ScopesState {
  granted: string[];
  required: string[];
  optional: string[];
}

/** Questions of the app's page, with what they are answered. */
export interface Questions {
  config: { input: undefined; answer: HostConfig };
  "session-token": { input: undefined; answer: string };
  "resource-picker": { input: PickerRequest; answer: object[] | null };
  user: { input: undefined; answer: HostUser };
  scopes: { input: undefined; answer: ScopesState };
  /** Answered when the merchant agrees to leave; refused when not. */
  "leave-confirmation": { input: undefined; answer: null };
}

export type Question = keyof Questions;

/** News from the app's page. */
export interface News {
  /** A new document of the app has begun. */
  hello: null;
  /** Where the app is: path, query and fragment without Shopify's parameters. */
  location: string;
  navigation: NavigationItem[];
  "title-bar": TitleBar | null;
  "save-bar": SaveBar | null;
  "toast-show": ToastRequest;
  "toast-hide": string;
  loading: boolean;
  /** A modal of the app covers its page: the admin around it steps back too. */
  overlay: boolean;
  /** The whole window shall go there. */
  redirect: string;
}

/** What the admin tells the app's page. */
export interface Orders {
  /** Press the element behind a control. */
  press: number;
  "toast-action": string;
  "toast-dismissed": string;
}

export type ToHost =
  | { appBridge: "news"; name: keyof News; value: News[keyof News] }
  | { appBridge: "question"; id: number; name: Question; input: unknown };

export type ToApp =
  | { appBridge: "order"; name: keyof Orders; value: Orders[keyof Orders] }
  | { appBridge: "answer"; id: number; ok: true; answer: unknown }
  | { appBridge: "answer"; id: number; ok: false; error: string };
