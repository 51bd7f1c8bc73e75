import type { PickerRequest, PickerRow, PickerRows } from "../protocol.ts";
import { make } from "./dom.ts";

const SEARCH_DELAY_MS = 150;

/** What is chosen: resources in the order of choosing, each with its chosen variants. */
type Chosen = Map<string, Set<string>>;

/**
 * Shopify's resource picker: a list with search, from which the merchant chooses.
 *
 * @returns what the app is told, or null when the merchant cancels
 */
export async function pickResources(request: PickerRequest, storeBase: string): Promise<object[] | null> {
  const chosen = await choose(request, storeBase);
  if (!chosen) return null;
  const resources = [...chosen].map(([id, variants]) => ({ id, variants: [...variants] }));
  const response = await fetch(`${storeBase}/host/picked`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: request.type, resources }),
  });
  const { picked } = await answerOf<{ picked: object[] }>(response);
  return picked;
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`The picker was refused: ${await response.text()}`);
  return (await response.json()) as Answer;
}

function choose(request: PickerRequest, storeBase: string): Promise<Chosen | null> {
  const { type, limit, showVariants } = request;
  const plural = type === "product" ? "products" : "collections";
  const chosen: Chosen = new Map(request.selection.map(({ id, variants }) => [id, new Set(variants)]));
  let rows: PickerRow[] = [];
  let next: string | null = null;
  let asked = 0;

  const search = make("input", {
    type: "search",
    value: request.query,
    placeholder: `Search ${plural}`,
    "aria-label": `Search ${plural}`,
  });
  const list = make("ul", { className: "picker-list", "aria-label": plural });
  const more = make(
    "button",
    { type: "button", className: "button", onclick: () => void load(true) },
    "Show more",
  );
  const count = make("span", { className: "muted", "aria-live": "polite" });
  const add = make(
    "button",
    { type: "button", className: "button primary" },
    request.action === "add" ? "Add" : "Select",
  );
  const cancel = make("button", { type: "button", className: "button" }, "Cancel");
  const title = `${request.action === "add" ? "Add" : "Select"} ${plural}`;
  const dialog = make(
    "dialog",
    { className: "dialog picker", "aria-labelledby": "picker-title" },
    make("header", {}, make("h2", { id: "picker-title" }, title)),
    make("div", { className: "picker-search" }, search),
    make("div", { className: "picker-scroll", tabIndex: -1 }, list, make("p", { className: "center" }, more)),
    make("footer", {}, count, cancel, add),
  );

  const load = async (append = false) => {
    const query = new URLSearchParams({
      type,
      query: search.value,
      filter: request.filter,
      status: request.status,
    });
    if (append && next) query.set("after", next);
    const turn = (asked += 1);
    const page = await answerOf<PickerRows>(await fetch(`${storeBase}/host/resources?${query}`));
    // A later search has overtaken this one.
    if (turn !== asked) return;
    rows = append ? [...rows, ...page.rows] : page.rows;
    next = page.next;
    list.replaceChildren(...rows.map(drawRow));
    if (rows.length === 0) list.append(make("li", { className: "muted center" }, `No ${plural} found`));
    more.hidden = next === null;
    refresh();
  };

  const isFull = () => limit !== null && limit > 1 && chosen.size >= limit;

  const drawRow = (row: PickerRow): HTMLElement => {
    // "All variants" was said by naming none.
    const known = chosen.get(row.id);
    if (known && known.size === 0) for (const { id } of row.variants) known.add(id);
    const hasVariants = showVariants && row.variants.length > 1;
    return make(
      "li",
      { "data-id": row.id },
      drawLine(row.id, null, row, row.imageUrl),
      hasVariants &&
        make("ul", {}, ...row.variants.map((one) => make("li", {}, drawLine(row.id, one.id, one)))),
    );
  };

  const emptyThumbnail = () => make("span", { className: "thumbnail empty" });

  const drawLine = (
    id: string,
    variantId: string | null,
    { title: name, detail }: { title: string; detail: string },
    imageUrl?: string | null,
  ): HTMLElement =>
    make(
      "label",
      { className: variantId ? "picker-line variant" : "picker-line" },
      make("input", {
        type: limit === 1 && !variantId ? "radio" : "checkbox",
        name: limit === 1 && !variantId ? "picked" : "",
        "data-resource": id,
        "data-variant": variantId ?? "",
        onchange: (event: Event) => change(id, variantId, (event.target as HTMLInputElement).checked),
      }),
      imageUrl === undefined
        ? null
        : imageUrl
          ? make("img", {
              className: "thumbnail",
              src: imageUrl,
              alt: "",
              loading: "lazy",
              onerror: (event: Event) => (event.target as Element).replaceWith(emptyThumbnail()),
            })
          : emptyThumbnail(),
      make("span", { className: "product-name" }, name),
      make("span", { className: "muted" }, detail),
    );

  const change = (id: string, variantId: string | null, checked: boolean) => {
    const variants = rows.find((row) => row.id === id)?.variants.map((variant) => variant.id) ?? [];
    if (limit === 1 && checked && !chosen.has(id)) chosen.clear();
    if (variantId === null) {
      if (checked) chosen.set(id, new Set(variants));
      else chosen.delete(id);
    } else {
      const set = chosen.get(id) ?? new Set<string>();
      if (checked) set.add(variantId);
      else set.delete(variantId);
      if (set.size > 0) chosen.set(id, set);
      else chosen.delete(id);
    }
    refresh();
  };

  const refresh = () => {
    for (const input of list.querySelectorAll<HTMLInputElement>("input")) {
      const { resource = "", variant = "" } = input.dataset;
      const set = chosen.get(resource);
      const all = rows.find((row) => row.id === resource)?.variants.length ?? 0;
      input.checked = variant ? (set?.has(variant) ?? false) : set !== undefined;
      input.indeterminate = !variant && showVariants && set !== undefined && set.size < all;
      input.disabled = !set && isFull();
    }
    count.textContent =
      limit === null || limit === 1 ? `${chosen.size} selected` : `${chosen.size}/${limit} selected`;
    add.disabled = chosen.size === 0 && request.selection.length === 0;
  };

  let timer = 0;
  search.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void load(), SEARCH_DELAY_MS);
  });

  return new Promise((resolve, reject) => {
    const close = (answer: Chosen | null) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    add.addEventListener("click", () => close(chosen));
    cancel.addEventListener("click", () => close(null));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close(null);
    });
    document.body.append(dialog);
    dialog.showModal();
    search.focus();
    load().catch((fault: unknown) => {
      close(null);
      reject(fault as Error);
    });
  });
}
