import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

/** A text file of the project: its path from the root, with slashes, and what stands in it. */
export type SourceFile = { path: string; text: string };

/** Where a law is broken, and how: `path:line what`. */
export type Breach = { path: string; line: number; what: string };

/** One law of the house: how to find its breaches, and small repositories that break it or keep it. */
export type Law = {
	/** What holds in this house, as a sentence. */
	sentence: string;
	breachesIn: (files: readonly SourceFile[]) => Breach[];
	/** Each of these little repositories breaks the law, so that a checker gone blind is seen. */
	broken: readonly Planted[];
	/** Each of these keeps the law, close to its edge. */
	kept?: readonly Planted[];
};

/** Path → text. */
export type Planted = Readonly<Record<string, string>>;

const root = resolve(import.meta.dirname, "../../..");
const notOurs = new Set([".git", "node_modules", "dist"]);

/** Every text file that belongs to the project, committed or about to be. */
export function readRepository(): SourceFile[] {
	return listPaths()
		.filter((path) => existsSync(join(root, path)))
		.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }))
		.filter(({ text }) => !text.includes("\0"));
}

export function plant(planted: Planted): SourceFile[] {
	return Object.entries(planted).map(([path, text]) => ({ path, text }));
}

export function say({ path, line, what }: Breach): string {
	return `${path}:${line} ${what}`;
}

/** The line, from 1, on which the character at this offset stands. */
export function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split("\n").length;
}

/** One breach for each match of a global pattern in the file. */
export function matches({ path, text }: SourceFile, pattern: RegExp, what: string): Breach[] {
	return [...text.matchAll(pattern)].map(({ index }) => ({ path, line: lineAt(text, index), what }));
}

function listPaths(): string[] {
	try {
		const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
			cwd: root,
			stdio: "pipe",
		});
		return listed.toString().split("\0").filter(Boolean);
	} catch {
		// Unpacked from an archive there is no git, and the laws hold all the same.
		return walk(root).map((path) => relative(root, path).split(sep).join("/"));
	}
}

function walk(folder: string): string[] {
	const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !notOurs.has(name));
	return entries.flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? walk(path) : [path];
	});
}
