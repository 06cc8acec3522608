import { Lexer, walkTokens } from 'marked';
import { identifier, type NoteText, readNote } from './notes';

/** An address that is given once, `[label]: url`, and named anywhere. */
export type Link = { readonly label: string; readonly url: string; readonly title: string | undefined };

/** Where a block refers to a footnote: the number that is shown, and which reference to it is the first one here, from 1. */
export type NoteUse = { readonly number: number; readonly first: number };

/** What a block needs to know of others. The same object as long as it says the same. */
export type Known = { readonly links: readonly Link[]; readonly notes: ReadonlyMap<string, NoteUse> };

/** A footnote that is referred to, `uses` times. */
export type Note = NoteText & { readonly number: number; readonly uses: number; readonly known: Known };

/** `known` has one entry for each block; notes come in the order of their first references. */
export type References = {
  readonly looked: readonly LookedAt[];
  readonly known: readonly Known[];
  readonly notes: readonly Note[];
};

export const NOTHING_KNOWN: Known = { links: [], notes: new Map() };
export const NO_REFERENCES: References = { looked: [], known: [], notes: [] };

/**
 * What the blocks of a text refer to in others. Looks only at those that are not as they were in `before`, so that a long
 * answer costs no more for each piece than a short one.
 */
export function growReferences(before: References, blocks: readonly string[]): References {
  const looked = blocks.map((block, index) => {
    const known = before.looked[index];
    return known?.block === block ? known : new LookedAt(block);
  });
  const links = new Map<string, Link>();
  const texts = new Map<string, LookedAt>();
  for (const each of looked) {
    for (const link of each.links) {
      // As in CommonMark, who comes first is meant.
      links.set(link.label, links.get(link.label) ?? link);
    }
    if (each.note) {
      texts.set(each.note.label, texts.get(each.note.label) ?? each);
    }
  }
  if (links.size + texts.size === 0) {
    return { looked, known: blocks.map(() => NOTHING_KNOWN), notes: [] };
  }
  const count = new Count(links, texts);
  const known = looked.map((each, index) => asBefore(before.known[index], count.of(each)));
  // More are counted on the way, since a note may refer to others.
  const bodies = new Map<string, Known>();
  for (const label of count.numbers.keys()) {
    const body = texts.get(label)?.body;
    bodies.set(label, body ? count.of(body) : NOTHING_KNOWN);
  }
  const notes = [...count.numbers].map(([label, number]) => {
    const last = before.notes[number - 1]?.known;
    return {
      label,
      number,
      markdown: texts.get(label)?.note?.markdown ?? '',
      uses: count.uses.get(label) ?? 0,
      known: asBefore(last, bodies.get(label) ?? NOTHING_KNOWN),
    };
  });
  return { looked, known, notes };
}

/** A block and, once they are asked for, the references in it. */
class LookedAt {
  readonly note: NoteText | undefined;
  readonly links: readonly Link[];
  private mentioned: ReadonlySet<string> | undefined;
  private used: readonly string[] | undefined;
  private within: LookedAt | undefined;

  constructor(readonly block: string) {
    this.note = readNote(block);
    this.links = this.note || !block.includes(']:') ? [] : linksOf(block);
  }

  /** The labels that may be links, and others: what is no link is known when the block is parsed. */
  get labels(): ReadonlySet<string> {
    this.mentioned ??= new Set(
      [...this.block.matchAll(/\[((?:\\.|[^\\[\]])+)\]/gs)].map(([, label = '']) => identifier(label)),
    );
    return this.mentioned;
  }

  /** The labels of its references to notes, in their order. */
  get noteLabels(): readonly string[] {
    this.used ??= this.note ? [] : noteLabels(this.block);
    return this.used;
  }

  /** What the note says. */
  get body(): LookedAt | undefined {
    this.within ??= this.note && new LookedAt(this.note.markdown);
    return this.within;
  }
}

/** Numbers notes as they are come across. */
class Count {
  readonly numbers = new Map<string, number>();
  readonly uses = new Map<string, number>();

  constructor(
    private readonly links: ReadonlyMap<string, Link>,
    private readonly texts: ReadonlyMap<string, LookedAt>,
  ) {}

  of(looked: LookedAt): Known {
    const notes = new Map<string, NoteUse>();
    for (const label of looked.noteLabels.filter((each) => this.texts.has(each))) {
      const number = this.numbers.get(label) ?? this.numbers.size + 1;
      const first = (this.uses.get(label) ?? 0) + 1;
      this.numbers.set(label, number);
      this.uses.set(label, first);
      if (!notes.has(label)) {
        notes.set(label, { number, first });
      }
    }
    const links = this.links.size === 0 ? [] : [...looked.labels].flatMap((label) => this.links.get(label) ?? []);
    return links.length + notes.size === 0 ? NOTHING_KNOWN : { links, notes };
  }
}

function asBefore(before: Known | undefined, now: Known): Known {
  const words = ({ links, notes }: Known) => JSON.stringify([links, [...notes]]);
  return before !== undefined && before !== now && words(before) === words(now) ? before : now;
}

function linksOf(block: string): Link[] {
  const lexer = new Lexer({ gfm: true });
  lexer.blockTokens(block);
  return Object.entries(lexer.tokens.links).map(([label, { href, title }]) => ({
    label: identifier(label),
    url: href ?? '',
    title: title ?? undefined,
  }));
}

function noteLabels(markdown: string): string[] {
  if (!markdown.includes('[^')) {
    return [];
  }
  const labels: string[] = [];
  // What stands in code is none.
  walkTokens(new Lexer({ gfm: true }).lex(markdown), (token) => {
    if (token.type === 'text' && !('tokens' in token && token.tokens)) {
      labels.push(...[...token.raw.matchAll(/\[\^([^\s[\]]+)\]/g)].map(([, label = '']) => identifier(label)));
    }
  });
  return labels;
}
