import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "#app/platform/i18n/translate.ts";

export interface PictureProps {
  /** Null shows the empty ground. */
  readonly src: string | null;
  /** Empty when the text beside it says the same. */
  readonly alt: string;
  /** Dims the picture: it is what is being worked on, not yet the result. */
  readonly isWaiting?: boolean;
  readonly isEager?: boolean;
  /** Lies on the picture, in its middle. */
  readonly note?: ReactNode;
}

/** How often a picture that doesn't load is tried again, and after how long first; each pause is twice the last. */
const RETRIES = 4;
const FIRST_PAUSE_MS = 2000;

interface Tries {
  readonly src: string | null;
  readonly tries: number;
}
const WHOLE: Tries = { src: null, tries: 0 };

/**
 * A picture on neutral ground in a square whose size is reserved. One that can't be loaded leaves the ground, and is
 * tried again for half a minute: a connection that was lost comes back, and a page isn't reloaded for a picture.
 */
export function Picture({ src, alt, isWaiting = false, isEager = false, note }: PictureProps) {
  const [broken, setBroken] = useState<Tries>(WHOLE);
  const [triedAgain, setTriedAgain] = useState<Tries>(WHOLE);
  const image = useRef<HTMLImageElement>(null);
  const tries = broken.src === src ? broken.tries : 0;
  const onError = () => setBroken({ src, tries: tries + 1 });
  useEffect(() => {
    // One that failed before the page came alive tells nobody any more.
    const element = image.current;
    if (element?.complete && element.naturalWidth === 0) setBroken({ src, tries: 1 });
  }, [src]);
  useEffect(() => {
    if (tries === 0 || tries > RETRIES) return;
    const timer = setTimeout(() => setTriedAgain({ src, tries }), FIRST_PAUSE_MS * 2 ** (tries - 1));
    return () => clearTimeout(timer);
  }, [src, tries]);
  const isShown = src !== null && (tries === 0 || (triedAgain.src === src && triedAgain.tries === tries));
  return (
    <div className={`ps-picture${isWaiting ? " ps-picture--waiting" : ""}`}>
      {isShown ? (
        <img
          ref={image}
          src={src}
          alt={alt}
          loading={isEager ? "eager" : "lazy"}
          decoding="async"
          onError={onError}
        />
      ) : (
        !note && (
          <>
            <svg className="ps-picture__icon" viewBox="0 0 20 20" aria-hidden="true">
              <path d="M4 5.500h12v9H4z M4 13l3.500-3.500 3 3 2-2L16 14" fill="none" stroke="currentColor" />
            </svg>
            <span className="ps-unseen">{alt || t("words.noPicture")}</span>
          </>
        )
      )}
      {note && <span className="ps-picture__note">{note}</span>}
    </div>
  );
}

/** The address of a picture on Shopify's CDN in a size that fits; other addresses stay as they are. */
export function sizedSource(url: string | null, widthPx: number): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const sized = new URL(url);
  if (sized.protocol !== "https:" && sized.protocol !== "http:") return null;
  sized.searchParams.set("width", String(widthPx));
  return sized.href;
}
