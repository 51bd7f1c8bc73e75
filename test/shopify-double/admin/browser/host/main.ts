/** The script of the admin's pages: the menu everywhere, and on the app's page all that surrounds its frame. */
import { confirmed, part } from "./dom.ts";
import { openFrame } from "./frame.ts";
import { appNavigation, wireMenuButton } from "./navigation-menu.ts";
import type { HostPageData } from "./page-data.ts";
import { pickResources } from "./resource-picker.ts";
import { showSaveBar, showTitleBar } from "./title-bar.ts";
import { openToasts } from "./toasts.ts";

function openApp(data: HostPageData): void {
  const { appBase, storeBase } = data;
  let isUnsaved = false;

  const ask = async <Answer>(path: string, method = "GET"): Promise<Answer> => {
    const response = await fetch(`${storeBase}/host/${path}`, { method });
    if (!response.ok) throw new Error(`The admin answered ${response.status}`);
    return (await response.json()) as Answer;
  };

  const mayLeave = async () =>
    !isUnsaved ||
    (await confirmed(
      "Leave page with unsaved changes?",
      "Leaving this page deletes all unsaved changes.",
      "Leave page",
    ));

  const setUnsaved = (saveBar: Parameters<typeof showSaveBar>[0]) => {
    isUnsaved = saveBar !== null;
    showSaveBar(saveBar, press);
  };

  const press = (key: number) => frame.order("press", key);
  const toasts = openToasts(
    (id) => frame.order("toast-action", id),
    (id) => frame.order("toast-dismissed", id),
  );
  const navigation = appNavigation(appBase, (item) => {
    void mayLeave().then((agreed) => {
      if (agreed) press(item.key);
    });
  });

  const frame = openFrame(
    data,
    {
      // What the last document of the app showed goes with it.
      hello: () => {
        showTitleBar(null, press);
        setUnsaved(null);
        setLoading(false);
        setOverlay(false);
      },
      location: (path) => {
        history.replaceState(history.state, "", `${appBase}${path}`);
        navigation.setPath(path);
      },
      navigation: (items) => navigation.setItems(items),
      "title-bar": (titleBar) =>
        showTitleBar(titleBar, (key) => {
          // Only the way back leaves the page.
          if (titleBar?.back?.key !== key) return press(key);
          void mayLeave().then((agreed) => {
            if (agreed) press(key);
          });
        }),
      "save-bar": setUnsaved,
      "toast-show": (toast) => toasts.show(toast),
      "toast-hide": (id) => toasts.hide(id),
      loading: setLoading,
      overlay: setOverlay,
      redirect: (address) => leaveFor(address, storeBase),
    },
    {
      config: async () => data.config,
      "session-token": async () =>
        (await ask<{ token: string }>(`session-token?session=${data.sessionId}`, "POST")).token,
      "resource-picker": (request) => pickResources(request, storeBase),
      user: () => ask("user"),
      scopes: () => ask("scopes"),
      "leave-confirmation": async () => {
        if (!(await mayLeave())) throw new Error("The merchant stays on the page");
        return null;
      },
    },
  );
  part(".frame-area").append(frame.element);
}

function setLoading(isLoading: boolean): void {
  part(".loading-bar").hidden = !isLoading;
}

function setOverlay(isOpen: boolean): void {
  document.body.classList.toggle("overlay", isOpen);
}

/** Takes the whole window to an address that the app named; only the web's own schemes and the admin's. */
function leaveFor(address: string, storeBase: string): void {
  const inAdmin = /^shopify:\/*admin(?=[/?#]|$)(.*)$/i.exec(address);
  if (inAdmin) return location.assign(`${storeBase}${inAdmin[1] ?? ""}`);
  if (!URL.canParse(address)) return;
  const { protocol, href } = new URL(address);
  if (protocol === "https:" || protocol === "http:") location.assign(href);
}

wireMenuButton();
const hostData = document.querySelector("#host-data");
if (hostData) openApp(JSON.parse(hostData.textContent) as HostPageData);
