import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, startChromium } from '../support/chromium.ts';
import { cellassay, exampleProject, readTable, removeProject } from '../support/project.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === null)('the report of the shipped example in a browser', () => {
  let project: string;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    project = exampleProject();
    await cellassay(['run'], project);
    address = pathToFileURL(join(project, 'output/fig2/report.html')).href;
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    removeProject(project);
  });

  async function open(options: { width: number; dark?: boolean; scripts?: boolean }): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width: options.width, height: 900 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      javaScriptEnabled: options.scripts ?? true,
    });
    return page;
  }

  it('asks for no other file and has nothing to complain about', async () => {
    const page = await open({ width: 1280 });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    expect(asked).toEqual([address]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([1280, 390])('is never wider than a window of %i pixels', async (width) => {
    const page = await open({ width });
    await page.goto(address);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });

  it.each([
    { width: 1280, dark: false },
    { width: 1280, dark: true },
    { width: 390, dark: false },
    { width: 390, dark: true },
  ])(
    'keeps the rules of WCAG AA that a program can check: %o',
    async (look) => {
      const page = await open(look);
      await page.goto(address);
      await page.addStyleTag({ content: '.plate-part,.fit{content-visibility:visible}' });
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      await page.evaluate(axe);
      const violations = await page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) => violations.map((one) => ({ id: one.id, nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + node.failureSummary) })))",
      );
      expect(violations).toEqual([]);
      await page.close();
    },
    120_000,
  );

  it('can be read with scripts off: EC50s, p-values and the way from a value to its well', async () => {
    const page = await open({ width: 1280, scripts: false });
    await page.goto(address);
    const row = page.locator('#answer tr', { hasText: 'SkBr3 T+P' }).last();
    const combined = readTable(join(project, 'output/fig2/tables/fits.csv')).find(
      (fit) => fit.cell_line === 'SkBr3' && fit.resistance === 'T+P' && fit.experiment === 'combined',
    );
    expect(await row.innerText()).toContain(Number(combined?.ec50).toPrecision(3));
    await page.locator('#values a', { hasText: 'a/SkBr3_exp1' }).first().click();
    const plate = page.locator('section:target');
    expect(await plate.locator('h3').innerText()).toBe('a/SkBr3_exp1');
    for (const text of ['Quality of this plate', 'Groups of wells']) {
      const details = plate.locator('details', { hasText: text });
      await details.locator('summary').click();
      expect(await details.locator('table').isVisible(), text).toBe(true);
    }
    await page.close();
  });

  it('can be reached by keyboard: the first tab stop leads to the results', async () => {
    const page = await open({ width: 1280 });
    await page.goto(address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe('#answer');
    await page.close();
  });
});
