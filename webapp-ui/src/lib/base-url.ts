/**
 * Where the app lives. The server writes its context path into `<base href>`, so that one build runs under any;
 * everything that needs an address derives it from here.
 */

/** Address of the app itself, absolute, ending in `/`. */
export function appBase(baseUri: string = document.baseURI): URL {
  return new URL('.', baseUri);
}

/** Path of the app for the router: no `/` at the end, `''` at the root. */
export function routerBase(baseUri: string = document.baseURI): string {
  return appBase(baseUri).pathname.replace(/\/$/, '');
}

/** Absolute address of the REST interface, without `/` at the end. */
export function apiBase(baseUri: string = document.baseURI): string {
  return new URL('api/v1', appBase(baseUri)).href;
}

/** Absolute `ws:` or `wss:` address of a path below the REST interface, such as `chats/ID/stream`. */
export function socketUrl(path: string, baseUri: string = document.baseURI): string {
  const url = new URL(`api/v1/${path}`, appBase(baseUri));
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** Where the server says whether it answers. */
export function healthUrl(baseUri: string = document.baseURI): string {
  return new URL('health', appBase(baseUri)).href;
}
