/**
 * Where to go after signing in: a path of this app, as an address may name it. What leads out of the app, or back to signing
 * in, becomes the start page.
 */
export function returnPath(wanted: string | null): string {
  if (wanted === null || !/^\/(?![/\\])[^\\]*$/.test(wanted) || hasControls(wanted)) {
    return '/';
  }
  return /^\/(sign-in|welcome)\b/.test(wanted) ? '/' : wanted;
}

/** Browsers take tabs and line breaks out of an address, after which it may be another. */
function hasControls(text: string): boolean {
  return [...text].some((character) => character < ' ');
}

/** The address of the page for signing in, which leads back to a path of the app. */
export function signInPath(back: string): string {
  const path = returnPath(back);
  return path === '/' ? '/sign-in' : `/sign-in?return_to=${encodeURIComponent(path)}`;
}
