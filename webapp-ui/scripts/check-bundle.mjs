// Adds up, gzipped, the JavaScript that the first load of index.html pulls in: the entry and all that it imports
// statically. Says the figure; fails when it is over the limit. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 300;
const dist = new URL('../dist/', import.meta.url);

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const html = readFileSync(new URL('index.html', dist), 'utf8');

const files = new Set();
function add(key) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) add(imported);
}
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isEntry) add(key);
}
for (const [, source] of html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)) {
  files.add(source);
}

if (files.size === 0) {
  console.error('No entry was found in dist. Run `npm run build` first.');
  process.exit(1);
}
let bytes = 0;
for (const file of files) {
  bytes += gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
}
console.log(
  `First load: ${(bytes / 1024).toFixed(1)} KB of gzipped JavaScript in ${files.size} files (limit ${LIMIT_KB} KB)`,
);
process.exit(bytes > LIMIT_KB * 1024 ? 1 : 0);
