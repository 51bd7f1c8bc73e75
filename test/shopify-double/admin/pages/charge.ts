import type { ShopRow } from "../../database.ts";
import type { ChargeOffer } from "../charge-offer.ts";
import { APP_NAME } from "../embed.ts";
import { html, type Html } from "../html.ts";
import { layout } from "./layout.ts";

/** Where the merchant approves or declines a charge; the same address takes the answer as a form. */
export function chargePage(shop: ShopRow, offer: ChargeOffer): Html {
  const price = new Intl.NumberFormat("en", { style: "currency", currency: offer.currency }).format(
    Number(offer.amount),
  );
  return layout(shop, {
    title: "Approve charge",
    section: "none",
    heading: html`<h1>${offer.recurring ? "Approve subscription" : "Approve charge"}</h1>`,
    content: html`
      ${
        offer.test
          ? html`<p class="banner info" role="note">
              This is a test charge. It can be approved like a real one, but no money moves.
            </p>`
          : null
      }
      <section class="card charge" aria-labelledby="charge-heading">
        <h2 id="charge-heading">
          <span class="app-icon" aria-hidden="true">P</span>${APP_NAME}: ${offer.name}
        </h2>
        <dl>
          <dt>Price</dt>
          <dd>${price}${offer.terms ? ` ${offer.terms}` : ""}</dd>
          <dt>Billed to</dt>
          <dd>${shop.name} (${shop.domain})</dd>
        </dl>
        ${
          offer.pending
            ? html`<form method="post" class="actions">
                <button class="button" name="decision" value="decline">Decline</button>
                <button class="button primary" name="decision" value="approve">Approve</button>
              </form>`
            : html`<p class="banner warning" role="status">
                This charge is no longer open: it is ${offer.status.toLowerCase()}.
              </p>`
        }
      </section>
    `,
  });
}
