// The words of the app: all that stands in `t('…')` and `later('…')`. Every language must have them all, and no others; `--write` adds
// the missing ones, empty, and takes the others out.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const source = new URL('../src/', import.meta.url);
const locales = new URL('locales/', source);
const words = new Set();
const counted = new Set();

function look(node) {
  if (ts.isCallExpression(node) && ['t', 'later'].includes(node.expression.getText())) {
    const [english, values] = node.arguments;
    if (english && ts.isStringLiteralLike(english)) {
      const plural =
        values &&
        ts.isObjectLiteralExpression(values) &&
        values.properties.some((each) => each.name?.getText() === 'count');
      (plural ? counted : words).add(english.text);
    }
  }
  ts.forEachChild(node, look);
}

for (const name of readdirSync(source, { recursive: true })) {
  if (/\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)) {
    look(ts.createSourceFile(name, readFileSync(new URL(name, source), 'utf8'), ts.ScriptTarget.Latest, true));
  }
}

let wrong = 0;
for (const file of readdirSync(locales)) {
  const code = file.replace('.json', '');
  const known = JSON.parse(readFileSync(new URL(file, locales), 'utf8'));
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  // English words are their own keys.
  const plain = code === 'en' ? [] : [...words];
  const needed = [...plain, ...[...counted].flatMap((word) => forms.map((form) => `${word}_${form}`))].sort();
  const missing = needed.filter((word) => !known[word]);
  const idle = Object.keys(known).filter((word) => !needed.includes(word));
  if (process.argv.includes('--write')) {
    const sorted = Object.fromEntries(needed.map((word) => [word, known[word] ?? '']));
    writeFileSync(new URL(file, locales), `${JSON.stringify(sorted, null, 2)}\n`);
  }
  wrong += missing.length + idle.length;
  console.log(
    `${code}: ${needed.length} words${missing.map((word) => `\n  missing: ${word}`).join('')}${idle.map((word) => `\n  not used: ${word}`).join('')}`,
  );
}
process.exit(wrong > 0 && !process.argv.includes('--write') ? 1 : 0);
