import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SidebarResizer } from './sidebar-resizer';
import { SIDEBAR, useSidebar } from './sidebar-store';

beforeEach(() => {
  useSidebar.setState({ width: SIDEBAR.usual });
  // jsdom captures no pointers.
  Object.assign(HTMLElement.prototype, { setPointerCapture: () => undefined, hasPointerCapture: () => true });
});
afterEach(() => {
  document.documentElement.dir = 'ltr';
});

const width = () => Number(screen.getByRole('separator').getAttribute('aria-valuenow'));
const press = (key: string) => fireEvent.keyDown(screen.getByRole('separator'), { key });

/** jsdom makes pointer events without a place. */
function dragTo(clientX: number) {
  const edge = screen.getByRole('separator');
  const move = createEvent.pointerMove(edge);
  Object.defineProperty(move, 'clientX', { value: clientX });
  fireEvent(edge, move);
}

it('is as wide as it is dragged, within its bounds, and grows towards the text', () => {
  render(<SidebarResizer />);
  dragTo(300);
  expect(width()).toBe(300);
  dragTo(10);
  expect(width()).toBe(SIDEBAR.least);
  press('ArrowRight');
  expect(width()).toBe(SIDEBAR.least + 16);
  press('ArrowLeft');
  expect(width()).toBe(SIDEBAR.least);
});

it('stands at the right and grows to the left where one reads from the right', () => {
  document.documentElement.dir = 'rtl';
  render(<SidebarResizer />);
  dragTo(window.innerWidth - 300);
  expect(width()).toBe(300);
  press('ArrowLeft');
  expect(width()).toBe(316);
  press('ArrowRight');
  expect(width()).toBe(300);
});
