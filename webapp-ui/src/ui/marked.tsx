/** A text in pieces, of which some are what was looked for. */
export function Marked({ pieces }: { readonly pieces: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return pieces.map(({ text, hit }, index) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <mark key={index} className="rounded-[3px] bg-accent-soft font-medium text-text">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
