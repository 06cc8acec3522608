/**
 * Whose browser this is now. What is kept here of one person, such as drafts, is under their id, so that nobody who signs in
 * after them sees it; with sign-in off there is one person only, and no id.
 */
let owner = '';

export function setOwner(id: string | undefined): void {
  owner = id ?? '';
}

/** A name for something of this person's in the browser's storage. */
export function owned(name: string): string {
  return owner === '' ? name : `${name}${owner}.`;
}
