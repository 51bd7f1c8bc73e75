/** The script that apps load from cdn.shopify.com: Shopify's public surface, served by the admin page around the app. */
import { bounce, bounceTarget } from "./bounce.ts";
import { completeConfig, readConfig } from "./config.ts";
import { listenToPresses } from "./controls.ts";
import { patchFetch } from "./fetch.ts";
import { ask, isEmbedded, openLink, tell } from "./link.ts";
import { defineModal } from "./modal.ts";
import { defineNavMenus } from "./nav-menu.ts";
import { appAddressInAdmin, appPath, mirrorLocation, patchOpening } from "./navigation.ts";
import { resourcePicker } from "./resource-picker.ts";
import { defineSaveBar, leaveConfirmation } from "./save-bar.ts";
import { sessionToken } from "./session-token.ts";
import { addStyles } from "./styles.ts";
import { defineTitleBar } from "./title-bar.ts";
import { listenToToasts, toast } from "./toast.ts";

/** Elements that the app shows and hides by their id. */
interface Showable extends HTMLElement {
  show(): Promise<void>;
  hide(): Promise<void>;
  toggle(): Promise<void>;
}

function byId(id: string): Showable {
  const element = document.getElementById(id);
  if (!element || !("toggle" in element)) throw new Error(`App Bridge: there is no element "${id}" to show`);
  return element as Showable;
}

const showing = {
  show: async (id: string) => byId(id).show(),
  hide: async (id: string) => byId(id).hide(),
  toggle: async (id: string) => byId(id).toggle(),
};

function start(): void {
  const config = readConfig();
  if (!isEmbedded && config.host && config.apiKey) {
    location.replace(appAddressInAdmin(config, appPath(new URL(location.href))));
    return;
  }
  tell("hello", null);
  listenToPresses();
  listenToToasts();
  patchFetch(config);
  patchOpening(config);
  mirrorLocation();
  addStyles();
  defineNavMenus(config);
  defineTitleBar(config);
  defineSaveBar(config);
  defineModal(config);

  const shopify = {
    config,
    origin: location.origin,
    ready: isEmbedded ? completeConfig(config) : Promise.resolve(),
    environment: { embedded: isEmbedded, mobile: false, pos: false, intent: false },
    idToken: () => sessionToken(),
    user: () => ask("user", undefined),
    loading: (isLoading = true) => tell("loading", isLoading),
    toast,
    resourcePicker,
    modal: showing,
    saveBar: { ...showing, leaveConfirmation },
    scopes: {
      query: () => ask("scopes", undefined),
      request: (scopes: string[]) => refuseScopes(scopes),
      revoke: (scopes: string[]) => refuseScopes(scopes),
    },
  };
  Object.assign(window, { shopify });
}

/** Only optional scopes can be asked for or given back, and this app declares none. */
async function refuseScopes(scopes: string[]): Promise<never> {
  throw new Error(`These scopes are not declared as optional: ${scopes.join(", ")}`);
}

openLink();
const target = bounceTarget();
if (target) void bounce(target);
else start();
