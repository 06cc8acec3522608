import { describe, expect, it } from 'vitest';
import { returnPath, signInPath } from './return-path';

describe('the way back after signing in', () => {
  it('is the page where one was', () => {
    expect(returnPath('/projects/1/chats/2?message=3')).toBe('/projects/1/chats/2?message=3');
  });

  it.each([
    null,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/a\\b',
    'projects',
  ])('never leads out of the app: %j', (wanted) => {
    expect(returnPath(wanted)).toBe('/');
  });

  it.each(['/sign-in', '/sign-in?return_to=%2F', '/welcome'])('does not lead in circles: %s', (wanted) => {
    expect(returnPath(wanted)).toBe('/');
  });

  it('stands in the address of the page for signing in', () => {
    expect(signInPath('/projects/1?a=b')).toBe('/sign-in?return_to=%2Fprojects%2F1%3Fa%3Db');
    expect(signInPath('/')).toBe('/sign-in');
  });
});
