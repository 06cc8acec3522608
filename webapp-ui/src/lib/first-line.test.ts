import { expect, test } from 'vitest';
import { firstLine } from './first-line';

test('takes the first line that says something', () => expect(firstLine('\n\nHello there\nmore')).toBe('Hello there'));
test('leaves the marks of Markdown out', () => expect(firstLine('## > A title')).toBe('A title'));
test('cuts a long line at a word', () => expect(firstLine('one two three four', 14)).toBe('one two three…'));
test('cuts one long word where it must', () => expect(firstLine('🦊'.repeat(20), 5)).toBe('🦊🦊🦊🦊🦊…'));
test('has nothing to say of blanks', () => expect(firstLine(' \n ')).toBe(''));
