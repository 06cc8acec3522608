/** Frames of a hidden page are not drawn. */
const HIDDEN_MS = 200;

/** Text that grows 11 times a second reads as if it grew always, and costs a fifth of drawing each picture. */
const EACH_MS = 90;

let last = 0;

/**
 * Runs the task a while after the last one, at once where that is over, and later where nothing is drawn; returns how to call
 * it off. It waits for no picture: who is told of what changed draws in a task of its own, and the picture would be one too many.
 */
export function soon(task: () => void): () => void {
  const wait = document.hidden ? HIDDEN_MS : Math.max(0, last + EACH_MS - performance.now());
  const timer = setTimeout(() => {
    last = performance.now();
    task();
  }, wait);
  return () => clearTimeout(timer);
}
