/// <reference types="vitest/config" />
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";
import { asvsPage, asvsStyle } from "./tests/support/asvs/page.ts";
import { LongestFirst } from "./tests/support/order.ts";
import { ClosingLine } from "./tests/support/tally.ts";

const here = (path: string) => resolve(import.meta.dirname, path);

/**
 * The three doors, and the page that checks a proof. Every phone since Chrome 80 and Safari 13 runs the doors (the page
 * asks for BigInt, Safari 14); older ones get the plain forms.
 */
const doors = {
	resident: "web/resident/index.html",
	desk: "web/desk/index.html",
	audit: "web/audit/index.html",
	verify: "web/verify/index.html",
};

/** What Node runs: the process, and what the npm scripts of the same names start. */
const programs = {
	main: "server/main.ts",
	scribe: "db/scribe.ts",
	mover: "db/mover.ts",
	demo: "server/commands/demo.ts",
	replay: "server/commands/replay.ts",
	suggest: "server/commands/suggest.ts",
	verify: "server/commands/verify.ts",
	witness: "server/commands/witness.ts",
	backup: "server/commands/backup.ts",
	restore: "server/commands/restore.ts",
	health: "server/commands/health.ts",
	"rotate-log-key": "server/commands/rotate-log-key.ts",
	"declare-loss": "server/commands/declare-loss.ts",
	leave: "server/commands/leave.ts",
	generate: "server/commands/generate.ts",
	bench: "tests/bench/run.ts",
	faults: "tests/faults/run.ts",
};

/** Name → absolute path, of the entries that exist. */
function present(entries: Record<string, string>): Record<string, string> {
	const paths = Object.entries(entries).map(([name, path]) => [name, here(path)] as const);
	return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}

/** Writes FILE.br and FILE.gz beside every text file of the doors, so that the server never compresses while it serves. */
function precompress(): Plugin {
	return {
		name: "precompress",
		apply: "build",
		applyToEnvironment: (environment) => environment.name === "client",
		async writeBundle({ dir = "" }, bundle) {
			const texts = Object.keys(bundle).filter((name) => /\.(?:html|js|css|svg|json)$/.test(name));
			for (const name of texts.filter((text) => !text.startsWith("."))) {
				const bytes = await readFile(join(dir, name));
				await writeFile(join(dir, `${name}.br`), brotliCompressSync(bytes));
				await writeFile(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
			}
		},
	};
}

/** The table of security requirements and their tests, as a page beside the doors. */
function securityPage(): Plugin {
	return {
		name: "security-page",
		apply: "build",
		applyToEnvironment: (environment) => environment.name === "client",
		generateBundle() {
			const style = this.getFileName(
				this.emitFile({ type: "asset", name: "security.css", source: asvsStyle }),
			);
			this.emitFile({ type: "asset", fileName: "security/index.html", source: asvsPage(`/${style}`) });
		},
	};
}

const client: EnvironmentOptions = {
	build: {
		outDir: here("dist/web"),
		emptyOutDir: true,
		target: ["chrome80", "safari13"],
		manifest: true,
		// The content security policy allows nothing inline.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: present(doors),
			output: {
				// Every file costs a phone a head of its own: small ones that always come together are one.
				codeSplitting: {
					includeDependenciesRecursively: false,
					groups: [
						{
							name: "form",
							test: /(node_modules\/preact\/.*|web\/parts\/(form|field|preferences|characters-left)\.tsx|web\/lib\/words(\.en|\.zh-CN)?\.ts)$/,
						},
						{
							name: "desk-parts",
							test: /(domain\/exit-events|web\/desk\/(spans|posts|paths|load|desk|drafts|acts|act-facts|deeds|(case|inbox|search)-store|inbox|case-facts|erasure|words|times))\.tsx?$/,
						},
						{
							name: "staff",
							test: /(preact-iso\/src\/router|web\/lib\/(formats|deeds|call|exclusion|surge|pages|photo|all-pages|polling|forms|draft-keeper|seat|request|client|session)|web\/parts\/(problem|page-words|empty|page|sign-in|photos|printing|unsent|step|facts)|domain\/(day-part|permission|case-rules|day|calendar|ladder|card|category|access|calendar-days|policy|setting))\.[jt]sx?$/,
						},
					],
				},
			},
		},
	},
};

/** What is not JavaScript alone stays where npm put it, and so does what is read at its first use. */
const external = ["better-sqlite3", "sharp", "@node-rs/argon2", "@simplewebauthn/server", "exceljs"];

const ssr: EnvironmentOptions = {
	build: {
		ssr: true,
		outDir: here("dist/server"),
		emptyOutDir: true,
		target: "node20",
		sourcemap: true,
		rolldownOptions: {
			input: present(programs),
			// Chunks lie beside their entries, so that a path from import.meta.url is the same in both.
			output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
		},
	},
};

export default defineConfig(({ mode, command }) => ({
	root: here("web"),
	publicDir: false,
	plugins: [securityPage(), precompress()],
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	// Built, hundreds of small files of libraries are few large ones, without what nobody uses, and read sooner at a start.
	// Tests read them where npm put them: nobody need translate what is JavaScript already.
	environments: {
		client,
		ssr: command === "build" ? { ...ssr, resolve: { noExternal: true, external } } : ssr,
	},
	builder: {
		/** `--mode server` leaves the doors out, for commands that show no page. */
		async buildApp({ environments, build }) {
			if (mode !== "server" && environments.client) await build(environments.client);
			if (environments.ssr) await build(environments.ssr);
		},
	},
	test: {
		root: here("."),
		environment: "node",
		include: ["tests/**/*.test.{ts,tsx}"],
		globalSetup: here("tests/support/build.ts"),
		// These leave nothing behind them in their process, so that it need not begin anew, and read the house's code anew,
		// for each file.
		isolate: false,
		// Two cores: a worker waits for a browser or a server about as long as it works.
		maxWorkers: 4,
		// What a test makes is mostly gone with it: with more room for the young, less of it is copied.
		execArgv: ["--max-semi-space-size=32"],
		sequence: { sequencer: LongestFirst },
		// A machine with two cores may be busy with something else beside the tests; and every state in every view
		// (tests/support/inspection.ts) takes as long as it takes.
		testTimeout: process.env.VIEWS === "all" ? 7_200_000 : 240_000,
		hookTimeout: 240_000,
		// What is asked for again and again until it holds, as a page may take its time for the same reason.
		expect: { poll: { timeout: 20_000 } },
		reporters: ["default", new ClosingLine()],
	},
}));
