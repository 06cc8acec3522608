// The gzip bytes of the JavaScript that the first load of the page pulls in, against the limit. Run after a build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 300 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const files = new Set();

function follow(key) {
  const chunk = manifest[key];
  if (!files.has(chunk.file)) {
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) follow(imported);
  }
}

for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isEntry) follow(key);
}
const bytes = [...files]
  .filter((file) => file.endsWith('.js'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
console.log(
  `First load: ${(bytes / 1024).toFixed(1)} KB gzip of JavaScript in ${files.size} files; at most ${LIMIT / 1024} KB.`,
);
process.exit(bytes > LIMIT ? 1 : 0);
