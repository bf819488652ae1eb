// Prints one line a test, then what failed in full, and as its last line how many passed and failed:
// `browser: 12 passed, 0 failed, 0 skipped`.

const SUMMARY = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

function reason(error) {
  const cause = error?.cause ?? error;
  const text = cause?.message ?? String(cause);
  const at = /\n\s+at .*/.exec(cause?.stack ?? '')?.[0] ?? '';
  return `${text}${at}`.replace(/^/gm, '    ');
}

export default async function* reporter(events) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for await (const { type, data } of events) {
    const isTest = data?.details?.type !== 'suite';
    if (type === 'test:pass' && isTest) {
      const skipped = data.skip !== undefined;
      count[skipped ? 'skipped' : 'passed'] += 1;
      yield skipped ? `- ${data.name} (skipped)\n` : `✔ ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`;
    } else if (type === 'test:fail' && isTest) {
      count.failed += 1;
      failures.push(`✘ ${data.name}\n${reason(data.details.error)}\n`);
      yield `✘ ${data.name}\n`;
    } else if (type === 'test:diagnostic' && !SUMMARY.test(data.message)) {
      yield `  ${data.message}\n`;
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    }
  }
  if (failures.length > 0) yield `\nWhat failed:\n${failures.join('')}`;
  // Two lines as node's own reporters write them, for programs that read those.
  yield `\npass ${count.passed}\nfail ${count.failed}\n`;
  yield `browser: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`;
}
