import { describe, expect, it } from 'vitest';
import { nextSentences } from './sentences';

describe('nextSentences', () => {
  it('tells whole sentences, once', () => {
    const text = 'One is. Two is. Three';
    const first = nextSentences(text, 0, 300);
    expect(first).toEqual({ words: 'One is. Two is.', upTo: 16 });
    expect(nextSentences(text, first.upTo, 300).words).toBe('');
    expect(nextSentences(text, first.upTo, 300, true).words).toBe('Three');
  });

  it('tells no more at a time than can be listened to, but a long sentence whole', () => {
    expect(nextSentences('One is. Two is. ', 0, 10).words).toBe('One is.');
    expect(nextSentences('This one is rather long. ', 0, 10).words).toBe('This one is rather long.');
  });

  it('leaves out marks and code', () => {
    const text = '## A **title**\n\n- [a link](https://example.org) here\n\n```js\nlet x = 1;\n```\nAfter.\n';
    expect(nextSentences(text, 0, 300).words).toBe('A title a link here After.');
    const inCode = text.indexOf('let');
    expect(nextSentences(text, inCode, 300).words).toBe('After.');
  });
});
