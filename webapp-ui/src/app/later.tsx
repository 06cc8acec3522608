import { type ComponentType, lazy, useState } from 'react';

/** A page without props whose code comes later. */
export type LaterPage = {
  /** Lets it come before it is needed. */
  readonly load: () => Promise<unknown>;
  /** What draws it: itself where it has come. */
  readonly now: () => ComponentType;
};

export function laterPage(load: () => Promise<ComponentType>): LaterPage {
  let come: ComponentType | undefined;
  const once = async () => {
    come = await load();
    return { default: come };
  };
  const waiting = lazy(once);
  return { load: once, now: () => come ?? waiting };
}

/**
 * A page that may have come already, and is drawn at once then: `lazy` alone would draw nothing first, and React waits 300 ms
 * before it draws more than that.
 */
export function Loaded({ page }: { readonly page: LaterPage }) {
  // The same for as long as it is there, or all that it holds would be drawn anew.
  const [Page] = useState(page.now);
  return <Page />;
}
