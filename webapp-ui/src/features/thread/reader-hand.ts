const UPWARDS = new Set(['ArrowUp', 'PageUp', 'Home']);

/** So long after the last touch of theirs a move may be the reader's. */
const HAND_MS = 600;

/** Tells of the reader's own moves upwards, by wheel, finger and key. */
export function onMoveUp(region: HTMLElement, told: () => void): () => void {
  const listening = new AbortController();
  const options = { passive: true, signal: listening.signal };
  let finger = 0;
  region.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && told(), options);
  region.addEventListener(
    'touchstart',
    ({ touches }) => {
      finger = touches[0]?.clientY ?? 0;
    },
    options,
  );
  region.addEventListener('touchmove', ({ touches }) => (touches[0]?.clientY ?? 0) > finger && told(), options);
  region.addEventListener(
    'keydown',
    ({ key, shiftKey }) => (UPWARDS.has(key) || (key === ' ' && shiftKey)) && told(),
    options,
  );
  return () => listening.abort();
}

/** Whether the reader moves the region, by whatever they have: a scroll bar and the Tab key give no sign of a direction. */
export function watchHand(region: HTMLElement): { readonly isOn: () => boolean; readonly forget: () => void } {
  const listening = new AbortController();
  const options = { passive: true, capture: true, signal: listening.signal };
  let last = Number.NEGATIVE_INFINITY;
  let held = false;
  const touched = () => {
    last = performance.now();
  };
  for (const type of ['wheel', 'touchstart', 'touchmove', 'keydown', 'focusin']) {
    region.addEventListener(type, touched, options);
  }
  region.addEventListener(
    'pointerdown',
    () => {
      held = true;
    },
    options,
  );
  for (const type of ['pointerup', 'pointercancel']) {
    window.addEventListener(
      type,
      () => {
        held = false;
        touched();
      },
      options,
    );
  }
  return { isOn: () => held || performance.now() - last < HAND_MS, forget: () => listening.abort() };
}
