import { chromium } from 'playwright-core';
import fs from 'node:fs';
const [,, listFile, out] = process.argv;
const list = JSON.parse(fs.readFileSync(listFile));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
for (const s of list) {
  const ctx = await browser.newContext({ viewport: s.viewport ?? { width: 390, height: 844 }, colorScheme: s.dark ? 'dark' : 'light' });
  const page = await ctx.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log(s.name, m.text()); });
  if (s.signin) { await page.goto(s.base + '/admin/sign-in?lang=en'); await page.fill('#email', s.signin[0]); await page.fill('#password', s.signin[1]); await page.click('main button'); await page.waitForLoadState(); }
  const res = await page.goto(s.url);
  for (const step of s.steps ?? []) { if (step.click) await page.click(step.click); if (step.fill) await page.fill(step.fill[0], step.fill[1]); await page.waitForLoadState(); }
  await page.screenshot({ path: `${out}/${s.name}.png`, fullPage: s.full ?? true });
  if (s.bytes) console.log(s.name, (await res.body()).length);
  await ctx.close();
}
await browser.close();
