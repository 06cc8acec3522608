/** Kept here and nowhere else: it opens an account, and an address is seen, kept and passed on. */
let held: string | undefined;

/** The token behind the `#` of the address, which is taken out of it at once. */
export function takeToken(): string | undefined {
  const token = window.location.hash.slice(1);
  if (token !== '') {
    held = token;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  }
  return held;
}

/** It was used. */
export function dropToken(): void {
  held = undefined;
}
