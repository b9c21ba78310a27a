import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/**
 * Builds the three doors and the server once, before the tests that need them: what journeys visit is what
 * `npm start` would serve. Throws with Vite's own words when the build fails.
 */
export function setup(): void {
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
