import type { CDPSession } from '@playwright/test';

export const KB = 1024;

/** Markdown with all that costs: lists, tables, code, formulas. */
export function longAnswer(length: number): string {
  const section = (index: number) =>
    `## Part ${index}\n\nRye flour takes **more water** than wheat does, since its bran and its gums hold it; see \`hydration\` below.\n\n` +
    `- first, weigh the flour\n- then the water, at ${20 + (index % 10)} °C\n  1. stir\n  2. wait\n\n` +
    `| flour | water |\n|---|---|\n| 100 g | ${70 + (index % 15)} g |\n| 200 g | ${140 + (index % 30)} g |\n\n` +
    `\`\`\`java\nrecord Dough(int flour, int water) {\n    double hydration() {\n        return 100.0 * water / flour;\n    }\n}\n\`\`\`\n\n` +
    `$$h = \\frac{w}{f} \\cdot 100$$\n\n`;
  let text = '';
  for (let index = 0; text.length < length; index += 1) {
    text += section(index);
  }
  return text.slice(0, length);
}

/** One of Chromium's own figures. */
export async function metric(client: CDPSession, name: string): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
}
