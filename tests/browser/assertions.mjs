// Assertions that tell what was found in words that can be read.

import { AssertionError } from 'node:assert';

/** Nothing was found that should not be there. */
export function none(found) {
  if (found.length > 0) {
    throw new AssertionError({ message: found.map((text) => `• ${text}`).join('\n'), stackStartFn: none });
  }
}
