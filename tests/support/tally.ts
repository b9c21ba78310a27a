import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends a run with one plain line that any reader can count: `N passed, N failed, N skipped`.
 * A file that breaks before its tests are known counts as one failure, as does an error outside every test.
 */
export class ClosingLine implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
		const tally = { passed: 0, failed: errors.length, skipped: 0 };
		for (const module of modules) {
			if (module.errors().length > 0) tally.failed += 1;
			for (const test of module.children.allTests()) {
				const { state } = test.result();
				// A test still pending at the end was cut off by a broken file or by --bail.
				tally[state === "pending" ? "skipped" : state] += 1;
			}
		}
		process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`);
	}
}
