import { defineConfig } from '@playwright/test';

const SET_UP = /set-up\.spec\.ts/;
const SIGNED_IN = /(sign-in|account|administration|sharing)\.spec\.ts/;
const people = process.env.OPENCODEX_SIGN_IN_URL ? { baseURL: process.env.OPENCODEX_SIGN_IN_URL } : {};

/** What is the same on every run, and takes minutes, is looked at by `-Dopencodex.test.browser=all` only. */
const all = process.env.OPENCODEX_E2E === 'all';

/** Run by the build against a real server: see `org.opencodex.browser.BrowserIT`. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    {
      name: 'desktop',
      testIgnore: [SIGNED_IN, SET_UP, ...(all ? [] : [/(accessibility-dialogs|code-heads)\.spec\.ts/])],
    },
    {
      name: 'phone',
      // Those of accessibility, inert and lighthouse look at both sizes themselves, or at nothing that has a size.
      testMatch: all
        ? /(access|comfort|composer|durable|long-chat|messages|organise|plain-http|providers|rendering|search|seed-flow|versions)\.spec\.ts/
        : /(comfort|long-chat|messages|organise|search|versions)\.spec\.ts/,
      // A phone has no list of chats in a project that has none.
      grepInvert: /what is deleted is gone from every tab/,
      use: { viewport: { width: 390, height: 844 } },
    },
    // On the server with sign-in on, which has an administrator once the first of these has run.
    { name: 'set-up', testMatch: SET_UP, use: people },
    { name: 'signed-in', testMatch: SIGNED_IN, use: people, dependencies: ['set-up'] },
    ...(all
      ? [
          {
            name: 'signed-in on a phone',
            testMatch: SIGNED_IN,
            use: { ...people, viewport: { width: 390, height: 844 } },
            dependencies: ['set-up'],
          },
        ]
      : []),
  ],
  use: {
    baseURL: process.env.OPENCODEX_URL ?? 'http://localhost:8000/',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
