import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";

const root = resolve(import.meta.dirname, "../..");
/** What starts what is built, or visits it. */
const builtFirst =
	/\/tests\/(?:(?:faults|journeys)\/.*|api\/(?:process|first-start|escalation-processes)|db\/(?:mover|scribe))\.test\.ts$/;

/**
 * Builds the three doors and the server once, before the tests that need them where any of those will run: what
 * journeys visit is what `npm start` would serve. Throws with Vite's own words when the build fails.
 */
export function setup({ vitest }: TestProject): void {
	if (!vitest.state.getPaths().some((path) => builtFirst.test(path))) return;
	execFileSync(
		process.execPath,
		[resolve(root, "node_modules/vite/bin/vite.js"), "build", "--app", "--logLevel", "error"],
		{
			cwd: root,
			stdio: "inherit",
			// Vitest sets NODE_ENV to "test", and a build made under it would not be the one that is served.
			env: { ...process.env, NODE_ENV: "production" },
		},
	);
}
