import { Picture, sizedSource } from "#app/components/Picture.tsx";
import { count } from "#app/components/format.ts";
import type { Preview } from "./use-preview.ts";

const STRIP_LENGTH = 12;

/** The first sources; its place is kept while they are read. */
export function ChosenStrip({ answer }: { readonly answer: Preview }) {
  if (answer.state === "asking" || answer.state === "reading") {
    return (
      <div aria-busy="true" className="ps-chosen">
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className="ps-picture" />
        ))}
      </div>
    );
  }
  if (answer.state !== "ready") return null;
  const { examples, productCount } = answer;
  // The last place says how many more there are.
  const shown = examples.slice(0, productCount > STRIP_LENGTH ? STRIP_LENGTH - 1 : STRIP_LENGTH);
  const more = productCount - new Set(shown.map(({ productGid }) => productGid)).size;
  return (
    <ul className="ps-chosen ps-plain-list">
      {shown.map(({ productTitle, sourceUrl }) => (
        <li key={sourceUrl}>
          <Picture src={sizedSource(sourceUrl, 160)} alt={productTitle} />
        </li>
      ))}
      {more > 0 && shown.length > 0 && (
        <li>
          <Picture src={null} alt="" note={`+${count(more)}`} />
        </li>
      )}
    </ul>
  );
}
