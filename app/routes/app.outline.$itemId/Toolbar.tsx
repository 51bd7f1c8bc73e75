import { Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
import type { Tool } from "./Canvas.tsx";
import { type Painting, RADII, type View, ZOOMS, zoomed } from "./strokes.ts";

/** The tools and their keys (use-keys.ts). */
const TOOLS = [
  ["keep", "K"],
  ["remove", "R"],
  ["move", "M"],
] as const satisfies readonly (readonly [Tool, string])[];

const withKey = (action: string, key: string): string => t("outline.withKey", { action, key });

/** What is painted with, how large, how near, and back. */
export function Toolbar({
  tool,
  size,
  view,
  painting,
  onTool,
  onSize,
  onView,
  onStep,
}: {
  readonly tool: Tool;
  /** Which of RADII. */
  readonly size: number;
  readonly view: View;
  readonly painting: Painting;
  readonly onTool: (tool: Tool) => void;
  readonly onSize: (size: number) => void;
  readonly onView: (view: View) => void;
  readonly onStep: (step: "undo" | "redo" | "reset") => void;
}) {
  return (
    <InlineStack gap="300" blockAlign="center">
      <ButtonGroup variant="segmented">
        {TOOLS.map(([name, key]) => (
          <Button
            key={name}
            pressed={tool === name}
            accessibilityLabel={withKey(t(`outline.tool.${name}`), key)}
            onClick={() => onTool(name)}
          >
            {t(`outline.tool.${name}`)}
          </Button>
        ))}
      </ButtonGroup>
      <InlineStack gap="100" blockAlign="center">
        <Button
          accessibilityLabel={withKey(t("outline.smallerBrush"), "[")}
          disabled={size === 0}
          onClick={() => onSize(size - 1)}
        >
          −
        </Button>
        <Text as="span" tone="subdued">
          {t("outline.brush", { size: size + 1, sizes: RADII.length })}
        </Text>
        <Button
          accessibilityLabel={withKey(t("outline.largerBrush"), "]")}
          disabled={size === RADII.length - 1}
          onClick={() => onSize(size + 1)}
        >
          +
        </Button>
      </InlineStack>
      <InlineStack gap="100" blockAlign="center">
        <Button
          accessibilityLabel={t("outline.zoomOut")}
          disabled={view.zoom === ZOOMS[0]}
          onClick={() => onView(zoomed(view, -1))}
        >
          −
        </Button>
        <Text as="span" tone="subdued">
          {t("outline.zoom", { percent: Math.round(view.zoom * 100) })}
        </Text>
        <Button
          accessibilityLabel={t("outline.zoomIn")}
          disabled={view.zoom === ZOOMS.at(-1)}
          onClick={() => onView(zoomed(view, 1))}
        >
          +
        </Button>
      </InlineStack>
      <ButtonGroup>
        <Button disabled={painting.done.length === 0} onClick={() => onStep("undo")}>
          {t("outline.undo")}
        </Button>
        <Button disabled={painting.undone.length === 0} onClick={() => onStep("redo")}>
          {t("outline.redo")}
        </Button>
        <Button disabled={painting.done.length === 0} onClick={() => onStep("reset")}>
          {t("outline.reset")}
        </Button>
      </ButtonGroup>
    </InlineStack>
  );
}
