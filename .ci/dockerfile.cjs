// Reads of Dockerfile, .dockerignore and compose.yaml what ours use. What is not understood is an error, never passed over.
const KNOWN = ['ENV', 'WORKDIR', 'USER', 'RUN', 'COPY', 'LABEL', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'];

/** The stages with their base images and steps; build arguments have their defaults, or what the environment gives. */
function parse(text) {
  const args = {};
  const stages = [];
  for (const line of instructions(text)) {
    const [, name, rest] = /^(\w+)\s+(.*)$/s.exec(line) ?? [null, line, ''];
    if (name === 'ARG' && stages.length === 0) {
      const [key, value = ''] = rest.split('=');
      args[key] = process.env[key] ?? value;
    } else if (name === 'FROM') {
      const [, image, stage] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest);
      stages.push({ image: image.replace(/\$\{(\w+)\}/g, (_, key) => args[key]), name: stage, steps: [] });
    } else if (KNOWN.includes(name)) {
      stages.at(-1).steps.push(step(name, rest));
    } else {
      throw new Error(`The Dockerfile has an instruction that cannot be played: ${line}`);
    }
  }
  return { stages };
}

function instructions(text) {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function step(name, rest) {
  const flags = {};
  const bare = rest.replace(/^(?:--(\w[\w-]*)=(\S+)\s+)+/, (all) => {
    for (const [, key, value] of all.matchAll(/--(\w[\w-]*)=(\S+)/g)) flags[key] = value;
    return '';
  });
  const list = /\[.*\]$/s.exec(bare);
  const before = list ? bare.slice(0, list.index).trim() : '';
  const words = list ? [...(before ? before.split(/\s+/) : []), ...JSON.parse(list[0])] : bare.split(/\s+/);
  const pairs = Object.fromEntries(words.map((word) => word.split(/=(.*)/s).slice(0, 2)));
  return { name, text: `${name} ${rest}`, rest: bare, flags, words, exec: list !== null, pairs };
}

/** Whether a path is left out of what is built from. */
function ignored(text) {
  const patterns = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (patterns.some((pattern) => /[!*?[]/.test(pattern))) throw new Error('.dockerignore has a pattern that is not understood.');
  return (file) => patterns.some((pattern) => file === pattern || file.startsWith(`${pattern}/`));
}

/** The environments of app and database as compose makes them, and whether the app's root is read-only. */
function environmentOf(text, given) {
  const services = {};
  let service;
  let inside = false;
  let readOnly = false;
  for (const line of text.split('\n').filter((one) => !/^\s*(#|$)/.test(one))) {
    const depth = line.search(/\S/);
    if (depth === 2) service = line.trim().replace(/:$/, '');
    if (depth === 4) inside = line.trim() === 'environment:';
    if (depth === 4 && service === 'app' && line.trim() === 'read_only: true') readOnly = true;
    if (depth === 6 && inside) {
      const [, key, value] = /^\s*(\w+):\s*(.*)$/.exec(line);
      services[service] = { ...services[service], [key]: filledIn(value, given) };
    }
  }
  return { ...services, readOnly };
}

function filledIn(value, given) {
  return value
    .replace(/^"(.*)"$/, '$1')
    .replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, key, kind, word) => given[key] ?? (kind === '-' ? word : ''));
}

module.exports = { parse, ignored, environmentOf };
