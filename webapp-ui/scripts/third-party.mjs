// What goes into the pages: a bill of materials (CycloneDX) and the licences with their texts, out of the lock file and what
// is installed. Fails on a licence that is not allowed and on a lock file that does not fit package.json.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
]);

/** Packages that name no licence in their package.json, by name and version; the text that they carry was read. */
const READ = new Map([['khroma@2.1.0', 'MIT']]);

const root = new URL('../', import.meta.url);
const target = new URL('../../target/', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));

/**
 * npm's own, of a copy of our two files that knows nothing of what the build alone needs: its `--omit=dev` also leaves out what
 * both need, React for one.
 */
function billOfMaterials() {
  const copy = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    const manifest = { ...JSON.parse(readFileSync(new URL('package.json', root), 'utf8')), devDependencies: {} };
    const kept = Object.entries(lock.packages).filter(([, entry]) => isShipped(entry));
    const ownLock = {
      ...lock,
      packages: { ...Object.fromEntries(kept), '': { ...lock.packages[''], devDependencies: {} } },
    };
    writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(copy, 'package-lock.json'), JSON.stringify(ownLock));
    const options = ['--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
    return reproducible(JSON.parse(execFileSync('npm', ['sbom', ...options], { cwd: copy, maxBuffer: 2 ** 26 })));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The same lock file makes the same bytes. */
function reproducible(bom) {
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  bom.metadata.component.name = lock.name;
  return bom;
}

function isShipped(entry) {
  return !(entry.dev || entry.devOptional);
}

/** The packages of the lock file that are not of the build alone, with where they are installed. */
function packages() {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && isShipped(entry))
    .map(([path, entry]) => ({ name: nameOf(path), version: entry.version, licence: licenceOf(path, entry), path }))
    .filter((one, at, all) => at === all.findIndex(({ name, version }) => name === one.name && version === one.version))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function licenceOf(path, entry) {
  return READ.get(`${nameOf(path)}@${entry.version}`) ?? entry.license;
}

/** One SPDX identifier, or a choice of them of which one is enough. All else is for a person to decide. */
function isAllowed(licence) {
  const choice = licence?.replace(/^\((.*)\)$/, '$1').split(' OR ') ?? [];
  return choice.some((one) => ALLOWED.has(one));
}

/** The texts that a package carries: copyright notices are to be passed on. */
function texts(path) {
  const folder = new URL(`${path}/`, root);
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && /^(licen[cs]e|notice|copying|copyright)/i.test(file.name))
    .map((file) => readFileSync(new URL(file.name, folder), 'utf8').trim());
}

function isInstalled(path) {
  try {
    readFileSync(new URL(`${path}/package.json`, root));
    return true;
  } catch {
    return false;
  }
}

function write(folder, name, text) {
  const directory = new URL(folder, target);
  mkdirSync(directory, { recursive: true });
  writeFileSync(new URL(name, directory), text);
}

const shipped = packages();
const refused = shipped.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of refused) console.error(`${name} ${version} is under ${licence}: not allowed.`);

const list = shipped.map(({ name, version, licence }) => `     (${licence}) ${name} ${version}`).join('\n');
const notices = shipped
  .filter(({ path }) => isInstalled(path))
  .map(({ name, version, licence, path }) => [`${name} ${version} (${licence})`, ...texts(path)].join('\n\n'))
  .join(`\n\n${'-'.repeat(100)}\n\n`);
const head = `Packages that the pages of Open Codex are made of: ${shipped.length}`;
write('third-party/', 'pages.txt', `${head}\n\n${list}\n\n${'-'.repeat(100)}\n\n${notices}\n`);
write('sbom/', 'npm.cdx.json', `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
console.log(`Third-party packages of the pages: ${shipped.length}, refused: ${refused.length}.`);
process.exit(refused.length > 0 ? 1 : 0);
