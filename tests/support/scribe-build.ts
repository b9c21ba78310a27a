import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const outDir = join(root, "node_modules", ".cache", `scribe-under-test-${process.env.VITEST_POOL_ID ?? ""}`);

const build = `
	import { build } from "vite";
	await build({
		configFile: false,
		logLevel: "error",
		root: ${JSON.stringify(root)},
		build: { ssr: "db/scribe.ts", outDir: ${JSON.stringify(outDir)}, emptyOutDir: false, target: "node20" },
	});
`;

/** Builds the thread that writes new cases, which Node cannot start from its source. @returns the file */
export function buildScribe(): string {
	const env = { ...process.env, NODE_ENV: "production" };
	execFileSync(process.execPath, ["--input-type=module", "-e", build], { cwd: root, env, stdio: "inherit" });
	return join(outDir, "scribe.js");
}
