import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser of the page tests is; null: there is none on this machine. */
export const chromiumPath = places.find((place) => existsSync(place)) ?? null;

if (chromiumPath === null) {
  console.warn('SKIPPED ALOUD: no Chromium on this machine, the page tests did not run.');
}

/** A browser that asks nobody for anything. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
