import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Diagram } from './diagram';

// Not in jsdom.
beforeEach(() => void vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false })));

afterEach(() => void vi.unstubAllGlobals());

const CODE = 'flowchart LR; a --> b';

function drawn() {
  const onProblem = vi.fn();
  render(<Diagram code={CODE} onProblem={onProblem} />);
  const frame = screen.getByTitle<HTMLIFrameElement>('Diagram');
  const asked = vi.spyOn(frame.contentWindow as Window, 'postMessage');
  const says = (source: MessageEventSource | null, data: unknown, origin = 'null') =>
    act(() => {
      window.dispatchEvent(new MessageEvent('message', { source, data, origin }));
    });
  return { frame, onProblem, asked, says };
}

const EVERYTHING = [{ ready: true }, { code: CODE, height: 900 }, { code: CODE, problem: 'Evil.' }];

it('hears nobody but its own frame, whatever they say (T-POSTMSG)', () => {
  const { frame, onProblem, asked, says } = drawn();
  const foreign = document.body.appendChild(document.createElement('iframe'));
  const height = frame.style.height;
  for (const source of [foreign.contentWindow, window, null]) {
    for (const origin of ['null', 'https://evil.example', window.location.origin]) {
      for (const data of EVERYTHING) {
        says(source, data, origin);
      }
    }
  }
  expect(asked).not.toHaveBeenCalled();
  expect(onProblem).not.toHaveBeenCalled();
  expect(frame.style.height).toBe(height);
  foreign.remove();
});

it('hears its frame, and takes nothing from it but a height or a problem of what it draws', () => {
  const { frame, onProblem, asked, says } = drawn();
  says(frame.contentWindow, { ready: true });
  expect(asked).toHaveBeenCalledWith({ code: CODE, dark: false }, '*');
  const height = frame.style.height;
  for (const data of [null, 'text', {}, { code: CODE, height: '1px;' }, { code: 'another', height: 900 }]) {
    says(frame.contentWindow, data);
  }
  expect(frame.style.height).toBe(height);
  says(frame.contentWindow, { code: CODE, height: 1e9 });
  expect(frame.style.height).toBe('2000px');
  says(frame.contentWindow, { code: CODE, problem: 'No arrow.' });
  expect(onProblem).toHaveBeenCalledExactlyOnceWith('No arrow.');
});
