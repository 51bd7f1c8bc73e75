import { type RefObject, useEffect, useRef } from "react";
import { isInView } from "./in-view.ts";

/** So long a picture has to stand loaded before somebody's eyes: less is no look, however quick the person is. */
const LOOK_MS = 400;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Says when the shown picture was looked at: it had come, was in view, and stood for a moment. */
export function useLook(
  assetId: string | null,
  picture: RefObject<HTMLImageElement>,
  onLooked: (assetId: string) => void,
): void {
  const latest = useRef(onLooked);
  useEffect(() => {
    latest.current = onLooked;
  });
  useEffect(() => {
    const image = picture.current;
    if (assetId === null || image === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isBeforeEyes = false;
    const look = () => {
      clearTimeout(timer);
      const hasCome = image.complete && image.naturalWidth > 0;
      if (isBeforeEyes && hasCome && document.visibilityState === "visible")
        timer = setTimeout(() => latest.current(assetId), LOOK_MS);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        const { intersectionRect, boundingClientRect } = entry;
        isBeforeEyes = isInView(intersectionRect.height, boundingClientRect.height, window.innerHeight);
        look();
      },
      { threshold: STEPS },
    );
    // Its frame: the picture itself is larger when it is zoomed.
    observer.observe(image.closest(".ps-compare") ?? image);
    image.addEventListener("load", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      image.removeEventListener("load", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [assetId, picture]);
}
