import { defineConfig } from '@playwright/test';
import usual from './playwright.config';

/** The benchmark of the pages: figures beside targets, and nothing that can fail by being slow. See `npm run bench`. */
export default defineConfig({
  ...usual,
  testDir: './bench',
  testMatch: '**/*.bench.ts',
  projects: [{ name: 'bench' }],
  timeout: 1_800_000,
  use: { ...usual.use, trace: 'off', viewport: { width: 1440, height: 900 } },
});
