// What goes wrong with a page's layout: it scrolls sideways, its targets are small, its text is cut off.

/** Whatever makes a page wider than its window. What scrolls within a region of its own is let be. */
export async function sideways(page) {
  const found = [];
  for (const frame of page.frames()) found.push(...await frame.evaluate(wide));
  return found;
}

function wide() {
  const root = document.documentElement;
  const scrollsItself = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  // A page scrolls towards the end of its lines; what sticks out at their beginning cannot be reached at all.
  const isRightToLeft = getComputedStyle(root).direction === 'rtl';
  const reach = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return isRightToLeft ? root.clientWidth - left : right;
  };
  const sticksOut = (element) => element.checkVisibility() && reach(element) > root.clientWidth + 0.5;
  const culprits = [...document.body.querySelectorAll('*')].filter((element) => (
    sticksOut(element) && !scrollsItself(element.parentElement)
  ));
  const astray = [...document.querySelectorAll('*')].filter((element) => (
    getComputedStyle(element).position === 'absolute' && sticksOut(element)
  ));
  const told = [...culprits, ...(root.scrollWidth > root.clientWidth ? astray : [])].slice(0, 3).map((element) => (
    `${Math.round(reach(element))} px of ${root.clientWidth}: ${element.outerHTML.slice(0, 120)}`
  ));
  if (root.scrollWidth > root.clientWidth && told.length === 0) told.push(`The page is ${root.scrollWidth} px wide, its window ${root.clientWidth}.`);
  return told;
}

const TARGETS = [
  'label.choice', 'button', 'summary', '.languages a', 'a.pair', '.languages span', '.links a', 'main p > a', 'main select', 'main textarea',
  'main input:not([type=hidden], [type=radio], [type=checkbox])',
].join();

/** Targets that are lower or narrower than so many pixels: neither what is folded away nor links within a sentence. */
export function targets(page, least) {
  return page.locator(TARGETS).evaluateAll((all, least) => {
    const isWithinText = (element) => element.matches('main p > a') && element.parentElement.innerText.trim() !== element.innerText.trim();
    return all.filter((element) => element.checkVisibility() && !isWithinText(element)).flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const size = `${width.toFixed(1)} × ${height.toFixed(1)} px`;
      return Math.min(width, height) < least ? [`${size}: ${element.outerHTML.slice(0, 120)}`] : [];
    });
  }, least);
}

/** Spaces the text as WCAG 1.4.12 says that readers may. The policy forbids a <style>, not a constructed sheet. */
export async function spaceText(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
  });
}

/** Text that reaches out of the block it is in, or is cut off by something around it. */
export function clippedText(page) {
  return page.evaluate(() => {
    // Of the other languages' names those are seen that fit whole, which has a test of its own; all are in the list below.
    /** Glyph boxes are higher than tight lines; that much is no loss. */
    const TOLERANCE = 4;
    const isHidden = (element) => (
      !element.checkVisibility() || element.closest('.hidden, .skip, .peek, option, textarea, script, style, title') !== null
    );
    const reachesOut = (text, box) => (
      text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - TOLERANCE || text.bottom > box.bottom + TOLERANCE
    );
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || isHidden(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0) continue;
      let isInBlock = false;
      for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
        const { display, overflowX } = getComputedStyle(at);
        if (['auto', 'scroll'].includes(overflowX)) break;
        const isBlock = !['inline', 'contents'].includes(display);
        const cuts = ['hidden', 'clip'].includes(overflowX);
        if (((isBlock && !isInBlock) || cuts) && reachesOut(text, at.getBoundingClientRect())) {
          found.push(`“${node.data.trim().slice(0, 60)}” reaches out of ${at.outerHTML.slice(0, 100)}`);
          break;
        }
        isInBlock ||= isBlock;
      }
    }
    return found;
  });
}
