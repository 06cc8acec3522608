import { afterEach, expect, test } from 'vitest';
import { count, dollars, duration } from './amounts';
import { dayName } from './day';
import { directionOf, language, preferredLanguage, speak, t } from './i18n';

afterEach(() => speak('en'));

test('speaks English by its own words, with plurals', () => {
  expect(t('New chat')).toBe('New chat');
  expect(t('{{count, number}} tokens', { count: 1 })).toBe('1 token');
  expect(t('{{count, number}} tokens', { count: 1234 })).toBe('1,234 tokens');
});

test('speaks German, numbers and days included', async () => {
  await speak('de');
  expect(language()).toBe('de');
  expect(document.documentElement.lang).toBe('de');
  expect(t('New chat')).toBe('Neuer Chat');
  expect(t('{{count, number}} chats', { count: 1 })).toBe('1 Chat');
  expect(count(1234)).toBe('1.234');
  expect(duration(3_440)).toBe('3,4 s');
  expect(dollars(2.5)).toBe('$2,50');
  expect(dayName(new Date().toISOString())).toBe('Heute');
});

test('a language that there is not leads to English', async () => {
  await speak('tlh');
  expect(t('New chat')).toBe('New chat');
});

test('takes of the browser’s languages the first that there is', () => {
  expect(preferredLanguage(['fr-CH', 'de-AT', 'en'])).toBe('de');
  expect(preferredLanguage(['fr'])).toBe('en');
});

test('takes the language of the reader’s own region before that of all', () => {
  const there = ['en', 'pt', 'pt-BR', 'zh-TW'];
  expect(preferredLanguage(['pt-BR'], there)).toBe('pt-BR');
  expect(preferredLanguage(['pt-PT', 'zh-TW'], there)).toBe('pt');
  expect(preferredLanguage(['zh-CN', 'zh-TW'], there)).toBe('zh-TW');
});

test.each(['ar', 'ar-EG', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi', 'az-Arab'])(
  '%s is read from right to left',
  (code) => expect(directionOf(code)).toBe('rtl'),
);

test.each(['de', 'en', 'pt-BR', 'zh-TW', 'az', 'tlh'])('%s is read from left to right', (code) =>
  expect(directionOf(code)).toBe('ltr'),
);

test('no language is read from right to left by accident', async () => {
  await speak('de');
  expect(document.documentElement.dir).toBe('ltr');
});
