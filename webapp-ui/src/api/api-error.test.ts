import { expect, test } from 'vitest';
import { ApiError } from './api-error';

function problem(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}

test('reads code, detail and fields of a problem', async () => {
  const error = await ApiError.from(
    problem(422, {
      title: 'Invalid',
      status: 422,
      detail: 'One field is invalid.',
      code: 'invalid',
      errors: [{ field: 'name', message: 'must not be empty' }],
    }),
  );
  expect(error).toMatchObject({ status: 422, code: 'invalid', message: 'One field is invalid.' });
  expect(error.field('name')).toBe('must not be empty');
  expect(error.field('description')).toBeUndefined();
});

test('keeps the status of an answer that is no problem document', async () => {
  const error = await ApiError.from(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(error).toMatchObject({ status: 502, code: 'unexpected' });
  expect(error.message).toContain('502');
});

test('survives a body that is cut off', async () => {
  const cut = new Response('{"title":', { status: 500, headers: { 'content-type': 'application/problem+json' } });
  expect(await ApiError.from(cut)).toMatchObject({ status: 500, code: 'unexpected' });
});
