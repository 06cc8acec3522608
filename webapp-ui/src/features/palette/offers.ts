import { useEffect } from 'react';
import { create } from 'zustand';

type Perform = (() => void) | undefined;

type Offers = { readonly find: Perform; readonly stop: Perform; readonly settings: Perform };

/** What the page that is open can do, and the palette, which stands beside it, cannot by itself. */
export const useOffers = create<Offers>()(() => ({ find: undefined, stop: undefined, settings: undefined }));

/** Offers it as long as the page is there and can do it. */
export function useOffer(what: keyof Offers, perform: Perform): void {
  useEffect(() => {
    useOffers.setState({ [what]: perform });
    return () => useOffers.setState({ [what]: undefined });
  }, [what, perform]);
}
