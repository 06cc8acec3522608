import { expect, it } from 'vitest';
import { plainText } from './plain-text';

it.each([
  ['# Title\n\nSome **bold**, *thin* and `code`.', 'Title\n\nSome bold, thin and code.'],
  ['- one\n- two\n  - deep', '- one\n- two\n  - deep'],
  ['3. three\n4. four', '3. three\n4. four'],
  ['[rye](https://example.org)', 'rye (https://example.org)'],
  ['```java\nint x = 1;\n\nint y;\n```', 'int x = 1;\n\nint y;'],
  ['| a | b |\n|---|---|\n| 1 | **2** |', 'a\tb\n1\t2'],
  ['> quoted\n> on', 'quoted\non'],
  ['a\n\n---\n\nb', 'a\n\nb'],
])('%j', (markdown, plain) => expect(plainText(markdown)).toBe(plain));
