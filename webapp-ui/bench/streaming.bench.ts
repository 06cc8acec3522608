import { writeFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { ended, openChat, say, thread } from '../e2e/pages';
import { reset, script } from '../e2e/rig';
import { report } from './report';
import { KB, longAnswer, metric } from './work';

test.beforeEach(reset);

/** Of the long answer; less makes a quicker look. */
const LENGTH = Number(process.env.BENCH_KB ?? 100);

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: number[] = [];
    (window as unknown as { longTasks: number[] }).longTasks = found;
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
}

/** Looks once a second, and from inside: to be looked at by Playwright costs more than what is measured. */
const untilEnded = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          if (!document.querySelector('[data-testid=streaming-answer]')) {
            clearInterval(timer);
            resolve();
          }
        }, 1_000);
      }),
  );

const longTasks = (page: Page) =>
  page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));

for (const speed of [300, 3_000]) {
  test(`a ${LENGTH} KB answer at ${speed} characters a second`, async ({ page }) => {
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    await openChat(page, 'Bench');
    // What is loaded once, colours and formulas, is loaded, and no part of the tasks.
    await script({ chunks: [longAnswer(2 * KB)] });
    await say(page, 'Warm up');
    await ended(page);
    await expect(thread(page).locator('figure code span[style*=color]').first()).toBeVisible();
    await expect(thread(page).locator('.katex').first()).toBeVisible();
    await watchTasks(page);
    if (process.env.BENCH_PROFILE) {
      await client.send('Profiler.enable');
      await client.send('Profiler.start');
    }
    const each = speed / 50;
    const chunks = longAnswer(LENGTH * KB).match(new RegExp(`[\\s\\S]{1,${each}}`, 'g')) ?? [];
    await script({ chunks, delayMillis: 20 });
    const [busy, begun] = [await metric(client, 'TaskDuration'), await metric(client, 'Timestamp')];
    await say(page, 'Go');
    await expect(page.getByTestId('streaming-answer')).toBeVisible();
    await untilEnded(page);
    const share = ((await metric(client, 'TaskDuration')) - busy) / ((await metric(client, 'Timestamp')) - begun);
    const tasks = await longTasks(page);
    if (process.env.BENCH_PROFILE) {
      const { profile } = await client.send('Profiler.stop');
      await writeFile(`${process.env.BENCH_PROFILE}-${speed}.cpuprofile`, JSON.stringify(profile));
    }
    report(`${LENGTH} KB at ${speed}/s: main thread`, {
      value: share * 100,
      unit: '%',
      ...(speed === 300 && { target: 20 }),
    });
    report(`${LENGTH} KB at ${speed}/s: longest task`, { value: Math.max(0, ...tasks), unit: 'ms', target: 50 });
    report(`${LENGTH} KB at ${speed}/s: tasks over 50 ms`, { value: tasks.length, unit: '', target: 0 });
  });
}
