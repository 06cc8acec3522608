import type { Element, ElementContent } from 'hast';
import type { Definition, FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Extension, ParseContext } from 'micromark-util-types';
import type { Processor } from 'unified';
import type { Known } from './references';

/** Lets a block that is parsed by itself refer to what others define. */
export function remarkKnown(this: Processor, known: Known) {
  const data = this.data() as { micromarkExtensions?: Extension[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(defined(known));
  return (tree: Root) => {
    tree.children.unshift(
      ...known.links.map(
        ({ label, url, title }): Definition => ({ type: 'definition', identifier: label, url, title: title ?? null }),
      ),
    );
  };
}

/** What is between brackets is a reference if micromark knows its label by the time that it comes to what is in the lines. */
function defined({ links, notes }: Known): Extension {
  const told = new WeakSet<ParseContext>();
  return {
    document: {
      // Tried at the start of each line, and never what stands there.
      null: {
        tokenize(_, __, nok) {
          const parser: ParseContext & { gfmFootnotes?: string[] } = this.parser;
          if (!told.has(parser)) {
            told.add(parser);
            parser.defined.push(...links.map(({ label }) => label));
            parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...notes.keys()];
          }
          return nok;
        },
      },
    },
  };
}

/**
 * How footnotes become HTML: a reference is a `sup` with the number of the note and of the reference to it; the notes
 * themselves stand elsewhere, but for those that do not begin a line, which are shown as they are written.
 */
export function noteHandlers({ notes }: Known) {
  return {
    footnoteReference(state: State, node: FootnoteReference): ElementContent {
      const label = node.identifier.toUpperCase();
      const note = notes.get(label);
      if (!note) {
        return { type: 'text', value: written(node) };
      }
      const use = state.footnoteCounts.get(label) ?? note.first;
      state.footnoteCounts.set(label, use + 1);
      const properties = { dataNote: note.number, dataUse: use };
      return { type: 'element', tagName: 'sup', properties, children: [] } satisfies Element;
    },
    footnoteDefinition(state: State, node: FootnoteDefinition): ElementContent[] {
      const shown = state.all(node);
      const first = shown.find((child) => child.type === 'element' && child.tagName === 'p') as Element | undefined;
      first?.children.unshift({ type: 'text', value: `${written(node)}: ` });
      return shown;
    },
  };
}

function written({ label, identifier }: FootnoteReference | FootnoteDefinition): string {
  return `[^${label ?? identifier}]`;
}
