/** Frames of a hidden page are not drawn, and it gets no animation frames. */
const HIDDEN_MS = 200;

/** Runs the task with the next picture, or after a while where none is drawn; returns how to call it off. */
export function soon(task: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(task, HIDDEN_MS);
    return () => clearTimeout(timer);
  }
  const request = requestAnimationFrame(task);
  return () => cancelAnimationFrame(request);
}
