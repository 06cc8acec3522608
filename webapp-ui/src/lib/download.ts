import { apiBase } from './base-url';

/** Lets the browser keep what a path of the REST interface answers as a file, such as `chats/ID/export`. */
export function download(path: string): void {
  const link = document.createElement('a');
  link.href = `${apiBase()}/${path}`;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
