import { expect, test } from 'vitest';
import { localId } from './local-id';

test('has the form of a UUID version 4', () =>
  expect(localId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

test('differs each time', () => expect(localId()).not.toBe(localId()));
