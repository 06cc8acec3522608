import { beforeEach, expect, test } from 'vitest';
import { SIDEBAR, useSidebar } from './sidebar-store';

beforeEach(() => useSidebar.setState(useSidebar.getInitialState()));

test('begins at its usual width', () => expect(useSidebar.getState().width).toBe(260));

test('is never narrower than its names need', () => {
  useSidebar.getState().setWidth(20);
  expect(useSidebar.getState().width).toBe(SIDEBAR.least);
});

test('never takes the page', () => {
  useSidebar.getState().setWidth(2000);
  expect(useSidebar.getState().width).toBe(SIDEBAR.most);
});

test('collapses and comes back', () => {
  useSidebar.getState().toggle();
  expect(useSidebar.getState().collapsed).toBe(true);
  useSidebar.getState().toggle();
  expect(useSidebar.getState().collapsed).toBe(false);
});
