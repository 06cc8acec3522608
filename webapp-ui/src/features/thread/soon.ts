/** Frames of a hidden page are not drawn, and it gets no animation frames. */
const HIDDEN_MS = 200;

/** Text that grows 15 times a second reads as if it grew always, and costs a quarter of drawing each picture. */
const EACH_MS = 66;

let last = 0;

/**
 * Runs the task with the next picture after a while since the last one, at once where that is over, and later where none is
 * drawn; returns how to call it off.
 */
export function soon(task: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(task, HIDDEN_MS);
    return () => clearTimeout(timer);
  }
  let request = 0;
  const draw = () => {
    request = requestAnimationFrame(() => {
      last = performance.now();
      task();
    });
  };
  const timer = setTimeout(draw, Math.max(0, last + EACH_MS - performance.now()));
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(request);
  };
}
