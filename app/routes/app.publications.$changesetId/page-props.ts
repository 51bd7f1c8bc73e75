import type { MenuActionDescriptor } from "@shopify/polaris";
import type { Problem } from "#app/components/keep-page.ts";
import type { ProductFilter } from "#app/domain/publishing/schemas.ts";
import type { PublicationAction } from "./actions.server.ts";
import type { LostPress } from "./lost-press.ts";
import type { PublicationView } from "./presenter.server.ts";

/** What a plan's and a publication's page are given alike. */
export interface PageProps {
  readonly publication: PublicationView;
  readonly problem: Problem | null;
  /** What it shows may be old: it can't be read at the moment. */
  readonly isLost: boolean;
  /** A button was pressed and no answer came; null: none, or the merchant has seen what is known of it. */
  readonly lostPress: LostPress | null;
  readonly onSeen: () => void;
  readonly isSending: boolean;
  /** What was asked for and isn't answered yet; null: nothing. */
  readonly sending: PublicationAction | null;
  readonly heardAt: number;
  readonly onSend: (action: PublicationAction) => void;
  /** Saves the results as files, whatever becomes of the plan. */
  readonly saveAction: MenuActionDescriptor;
  /** Shows the products of one kind, or all, from the first one on. */
  readonly onShow: (only: ProductFilter | null) => void;
}
