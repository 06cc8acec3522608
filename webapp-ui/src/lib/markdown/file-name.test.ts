import { expect, it } from 'vitest';
import { fileName } from './file-name';

it.each([
  ['Python', 'code.py'],
  ['java', 'code.java'],
  ['', 'code.txt'],
  ['../../etc', 'code.txt'],
])('%j is %s', (language, name) => expect(fileName(language)).toBe(name));
