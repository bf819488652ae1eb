// Somebody who has no mouse: where the focus goes, and whether it can be seen there.

const MOST_STOPS = 60;

/** What has the focus: its kind, its markup, and whether its ring shows, on itself or on the row around it. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const isRing = (shown) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(outlineColor);
    };
    const row = element.closest('label.choice');
    const box = (row ?? element).getBoundingClientRect();
    const kind = element.localName;
    return {
      what: kind === 'input' ? `input[type=${element.type}]` : kind,
      html: element.outerHTML.slice(0, 120),
      isVisible: isRing(element) || (row !== null && isRing(row)),
      isOnScreen: box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
    };
  });
}

export async function pressTab(page) {
  await page.keyboard.press('Tab');
  return focused(page);
}

/** Presses Tab until the focus is on what is looked for; all stops on the way, that one last. */
export async function travelTo(page, what) {
  const stops = [];
  while (stops.length < MOST_STOPS) {
    stops.push(await pressTab(page));
    if (await page.evaluate((selector) => document.activeElement.matches(selector), what)) return stops;
  }
  throw new Error(`${MOST_STOPS} times Tab did not lead to ${what}.`);
}
