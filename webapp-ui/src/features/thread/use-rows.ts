import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { estimate, type Row } from './rows';
import { useFollow } from './use-follow';

/** Between two messages, and at the ends of the list, in CSS pixels. */
const GAP = 24;
const TOP = 40;
const BOTTOM = 32;
/** So many rows are drawn beyond each edge. */
const OVERSCAN = 4;

export type RowsOptions = {
  /** Changes when the reader sends something: they want to see what follows. */
  readonly sent: string | undefined;
  /** The keys of rows that stay drawn wherever one scrolls, because something is being written in them. */
  readonly keep: readonly string[];
  /** Called when the reader comes to the first row. */
  readonly onTop: (() => void) | undefined;
};

export type DrawnRow = { readonly row: Row; readonly index: number };

/**
 * Which rows are drawn: those in sight, and those that have the focus or are being edited. Where they stand, and how high
 * `content` is, is written to the page without drawing anything anew, since an answer under way changes it all the time. What is
 * in sight stays where it is when rows come before it or change their height above it, and the end stays in sight while it is
 * followed.
 */
export function useRows(rows: readonly Row[], { sent, keep, onTop }: RowsOptions) {
  const { viewport, content, atEnd, toEnd, letGo } = useFollow(sent);
  const shown = useRef(rows);
  shown.current = rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: (index) => estimate(shown.current[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor: (range) => withKept(range, [...keep, focusedKey(viewport.current)], rows),
    overscan: OVERSCAN,
    gap: GAP,
    paddingStart: TOP,
    paddingEnd: BOTTOM,
    anchorTo: 'end',
    scrollEndThreshold: 0,
    directDomUpdates: true,
    // Not by a transform: the heads of code stick where the layout has them.
    directDomUpdatesMode: 'position',
  });
  const drawn = virtualizer.getVirtualItems().flatMap(({ index }): DrawnRow[] => {
    const row = rows[index];
    return row ? [{ row, index }] : [];
  });

  const first = virtualizer.range?.startIndex;
  useEffect(() => {
    if (first === 0) {
      onTop?.();
    }
  }, [first, onTop]);

  const scrollTo = useCallback(
    (key: string) => {
      const index = shown.current.findIndex((row) => row.key === key);
      if (index >= 0) {
        letGo();
        virtualizer.scrollToIndex(index, { align: 'center' });
      }
    },
    [virtualizer, letGo],
  );
  const { containerRef } = virtualizer;
  const contentRef = useCallback(
    (node: HTMLDivElement | null) => {
      content.current = node;
      containerRef(node);
    },
    [content, containerRef],
  );
  return {
    viewport,
    content: contentRef,
    atEnd,
    toEnd,
    scrollTo,
    drawn,
    measure: virtualizer.measureElement,
  };
}

function withKept(range: Range, keys: readonly (string | undefined)[], rows: readonly Row[]): number[] {
  const indexes = new Set(defaultRangeExtractor(range));
  for (const key of keys) {
    const index = key === undefined ? -1 : rows.findIndex((row) => row.key === key);
    if (index >= 0) {
      indexes.add(index);
    }
  }
  return [...indexes].sort((one, other) => one - other);
}

/** The row that the focus is in. */
function focusedKey(viewport: HTMLElement | null): string | undefined {
  const { activeElement } = document;
  return viewport?.contains(activeElement) ? activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
}
