import { type Breach, type Law, matches, type SourceFile } from "./repository.ts";

const topLevel = new Set([
	...["server", "web", "db", "migrations", "tests"],
	...["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "README.md", "LICENSE"],
]);

// Put together, so that this file does not hold what it looks for.
const machinePath = new RegExp(`(?<![\\w.])/(?:${["work", "root"].join("|")})/`, "g");
const registry = new RegExp(["registry", "npmjs"].join("\\."), "g");

/** Where things lie, and what must lie nowhere. */
export const houseLaws: Law[] = [
	{
		sentence: "the top level holds the five folders, the files that tools need there, and dot files",
		breachesIn: (files) =>
			files.filter(({ path }) => !isTopLevel(path)).map((file) => whole(file, "has no place here")),
		broken: [{ "notes.md": "" }, { "src/a.ts": "" }, { "docs/README.md": "" }],
		kept: [{ ".ci/run": "", "README.md": "", "server/main.ts": "" }],
	},
	{
		sentence: "no file knows the machine it was written on",
		breachesIn: (files) =>
			files.flatMap((file) => [
				...matches(file, machinePath, "names a path of one machine"),
				...matches(file, registry, "names a package registry"),
			]),
		broken: [
			{ "server/a.ts": `// see /${"work"}/notes` },
			{ ".npmrc": `cache=/${"root"}/.npm` },
			{ "package-lock.json": `"https://registry.${"npmjs"}.org/"` },
		],
		kept: [{ "README.md": "framework/roots and https://example.org/work" }],
	},
	{
		sentence: "the lock file holds no addresses to download from",
		breachesIn: (files) =>
			files
				.filter(({ path }) => path === "package-lock.json")
				.flatMap((file) => matches(file, /"resolved": "http/g, "holds an address")),
		broken: [{ "package-lock.json": '{\n\t"resolved": "https://example.org/a.tgz"\n}' }],
	},
	{
		sentence: "the word of a capability names its contract and its tests too",
		breachesIn: (files) =>
			files.filter((file) => isOrphan(file, files)).map((file) => whole(file, "stands alone")),
		broken: [
			{ "server/capabilities/intake.ts": "" },
			{ "server/capabilities/intake.ts": "", "server/contract/intake.ts": "", "tests/api/other.test.ts": "" },
			{ "server/capabilities/intake.ts": "", "tests/api/intake.test.ts": "" },
		],
		kept: [
			{
				"server/capabilities/intake.ts": "",
				"server/contract/intake.ts": "",
				"tests/api/intake-refusals.test.ts": "",
			},
		],
	},
	{
		sentence: "tests that throw dice print their seed and take one",
		breachesIn: (files) => files.filter(isUnseeded).map((file) => whole(file, "throws dice without a seed")),
		broken: [
			{ "tests/domain/a.test.ts": 'import fc from "fast-check";' },
			{ "tests/support/a.ts": "const die = Math.random();" },
		],
		kept: [{ "tests/domain/a.test.ts": 'import fc from "fast-check";\nfc.assert(p, { seed: seed() });' }],
	},
];

function whole({ path }: SourceFile, what: string): Breach {
	return { path, line: 1, what };
}

function isTopLevel(path: string): boolean {
	const [top = ""] = path.split("/");
	return top.startsWith(".") || topLevel.has(top);
}

function isOrphan({ path }: SourceFile, files: readonly SourceFile[]): boolean {
	const word = /^server\/capabilities\/([^/.]+)/.exec(path)?.[1];
	if (word === undefined) return false;
	const hasContract = files.some((file) => file.path.startsWith(`server/contract/${word}`));
	const hasTests = files.some((file) => new RegExp(`^tests/.*/${word}[^/]*\\.test\\.tsx?$`).test(file.path));
	return !(hasContract && hasTests);
}

function isUnseeded({ path, text }: SourceFile): boolean {
	if (!path.startsWith("tests/") || path.startsWith("tests/support/tidy/")) return false;
	return /from "fast-check"|Math\.random\(/.test(text) && !/\bseed\b/i.test(text);
}
