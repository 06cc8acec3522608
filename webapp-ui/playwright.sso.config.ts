import { defineConfig } from '@playwright/test';

/** Run by `mvn -Psso verify` against a real server and a real Keycloak: see `org.opencodex.sso.SingleSignOnIT`. */
export default defineConfig({
  testDir: './e2e-sso',
  outputDir: './test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.OPENCODEX_URL ?? 'http://localhost:8000/',
    // The certificate of the proxy in front is its own.
    ignoreHTTPSErrors: true,
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
        '--host-resolver-rules=MAP chat.example.org 127.0.0.1',
      ],
    },
  },
});
