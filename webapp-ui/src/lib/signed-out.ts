import { create } from 'zustand';

type SignedOut = {
  /** The server has said that nobody is signed in any more. */
  readonly told: boolean;
  readonly tell: (told: boolean) => void;
};

/** Whoever hears it first, a request or a line, says so here; the app tells the person once. */
export const useSignedOut = create<SignedOut>()((set) => ({ told: false, tell: (told) => set({ told }) }));
