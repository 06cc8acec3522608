import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

/** Tells a screen reader which page is shown now, as a full page load would. */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const [title, setTitle] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is read anew for each path
  useEffect(() => {
    // The page sets its title while it renders, some of them only when their data is there.
    const timer = setTimeout(() => setTitle(document.title), 300);
    return () => clearTimeout(timer);
  }, [pathname]);
  return (
    <p aria-live="polite" className="sr-only">
      {title}
    </p>
  );
}
