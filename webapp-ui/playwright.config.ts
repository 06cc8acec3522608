import { defineConfig } from '@playwright/test';

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
    { name: 'desktop' },
    {
      name: 'phone',
      testMatch: /(comfort|long-chat|messages|organise|rendering|search|versions)\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 } },
    },
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
