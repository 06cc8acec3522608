const endings: Readonly<Record<string, string>> = {
  bash: 'sh',
  csharp: 'cs',
  docker: 'Dockerfile',
  dockerfile: 'Dockerfile',
  javascript: 'js',
  kotlin: 'kt',
  markdown: 'md',
  mermaid: 'mmd',
  python: 'py',
  ruby: 'rb',
  rust: 'rs',
  shell: 'sh',
  typescript: 'ts',
  yaml: 'yml',
};

/** What a piece of code in a language is called as a file, for example `code.py`. */
export function fileName(language: string): string {
  const name = language.toLowerCase();
  const ending = endings[name] ?? (/^[a-z0-9]{1,10}$/.test(name) ? name : 'txt');
  return `code.${ending}`;
}
