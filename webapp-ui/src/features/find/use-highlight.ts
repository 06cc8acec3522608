import { useEffect } from 'react';

const NAME = 'found';

/**
 * Marks words wherever the messages show them, as long as it is used, also in what is drawn later. The page itself is not
 * changed (CSS Custom Highlight API); browsers without it mark nothing.
 */
export function useHighlight(words: string): void {
  useEffect(() => {
    const log = document.querySelector('[role=log]');
    const parts = words.toLowerCase().replaceAll('"', ' ').split(/\s+/).filter(Boolean);
    if (!log || parts.length === 0 || !('highlights' in CSS)) {
      return;
    }
    let frame = 0;
    const mark = () => {
      CSS.highlights.set(NAME, new Highlight(...ranges(log, parts)));
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    };
    const seen = new MutationObserver(soon);
    seen.observe(log, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      cancelAnimationFrame(frame);
      seen.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [words]);
}

function ranges(root: Element, parts: readonly string[]): Range[] {
  const found: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').toLowerCase();
    for (const part of parts) {
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + part.length);
        found.push(range);
      }
    }
  }
  return found;
}
