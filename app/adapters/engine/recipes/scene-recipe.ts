/** A scene around the product, as data. All lengths are shares of the frame's longest side. */
export interface SceneRecipe {
  readonly name: string;
  readonly version: number;
  /** How much of the frame the product's longer side takes up. Marketplaces ask for 85 % or more. */
  readonly fill: number;
  readonly backdrop: { readonly red: number; readonly green: number; readonly blue: number };
  /** Outer frame that stays plain backdrop, whatever the shadow does. */
  readonly clearBorder: number;
  readonly shadow: {
    /** Dark and narrow, where the product stands on the ground; `drop` is how far it lies below the contact line. */
    readonly contact: { readonly opacity: number; readonly blur: number; readonly drop: number };
    /** Pale and wide, under the whole base; `depth` is how far it reaches behind the contact line. */
    readonly ambient: { readonly opacity: number; readonly blur: number; readonly depth: number };
  };
}
