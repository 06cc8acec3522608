import { useEffect, useState } from 'react';

type MathPlugins = typeof import('./math-plugins').mathPlugins;

let loaded: MathPlugins | undefined;

/** What sets mathematics, once it is needed and there; until then formulas show as they were written. */
export function useMath(needed: boolean): MathPlugins | undefined {
  const [, setArrived] = useState(loaded !== undefined);
  useEffect(() => {
    if (!needed || loaded) {
      return;
    }
    let wanted = true;
    void import('./math-plugins').then(({ mathPlugins }) => {
      loaded = mathPlugins;
      if (wanted) {
        setArrived(true);
      }
    });
    return () => {
      wanted = false;
    };
  }, [needed]);
  return needed ? loaded : undefined;
}
