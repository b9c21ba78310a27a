import { posix } from "node:path";
import type { Node, StringLiteral } from "oxc-parser";
import type { Breach, Law } from "./repository.ts";
import { breachAt, type Parsed, parseAll, placesIn } from "./syntax.ts";

/** One way from a file to another or to a package; `typesOnly` when nothing of it is left at run time. */
type Import = { from: string; to: string; typesOnly: boolean };

const mayImportAnything =
	/^(?:server\/main\.ts|server\/compose\.ts|server\/commands\/.*|tests\/.*|[^/]*|db\/drizzle\.config\.ts)$/;

/** Law 2, by the folder of the importing file: what it may import as values. The first pattern that matches counts. */
const values: readonly (readonly [from: RegExp, to: RegExp])[] = [
	[/^server\/domain\//, /^server\/domain\//],
	[/^server\/contract\//, /^(?:server\/(?:contract|domain)\/|package:)/],
	[/^server\/(?:app\.ts$|capabilities\/)/, /^(?:server\/(?!commands\/)|package:|node:)/],
	[/^server\//, /^(?:server\/(?!commands\/|capabilities\/)|package:|node:)/],
	[/^db\//, /^(?:db\/|server\/domain\/|package:|node:)/],
	[/^web\//, /^(?:web\/|server\/(?:contract|domain)\/|package:)/],
];

/** Types bind nothing at run time: the server may name those of the ledger and of the pages it is given. */
const typesToo: readonly (readonly [from: RegExp, to: RegExp])[] = [
	[/^server\/(?!domain\/|contract\/)/, /^(?:db|web)\//],
];

export const importLaws: Law[] = [
	{
		sentence:
			"imports go from main to app to plugins and capabilities to domain, and from db and web to domain",
		breachesIn: (files) => parseAll(files).flatMap((parsed) => importBreaches(parsed, isForbidden)),
		broken: [
			{ "server/domain/a.ts": 'import { b } from "../contract/b.ts";' },
			{ "server/domain/a.ts": 'import type { Database } from "better-sqlite3";' },
			{ "server/domain/a.ts": 'export { b } from "../../db/b.ts";' },
			{ "server/contract/a.ts": 'import { b } from "../plugins/b.ts";' },
			{ "server/capabilities/a.ts": 'import { b, type c } from "../../db/b.ts";' },
			{ "server/capabilities/a.ts": 'import { b } from "../app.ts";' },
			{ "server/plugins/a.ts": 'import { b } from "../capabilities/b.ts";' },
			{ "server/plugins/a.ts": 'await import("../../db/b.ts");' },
			{ "server/app.ts": 'import { b } from "../db/b.ts";' },
			{ "server/app.ts": 'import { b } from "./commands/b.ts";' },
			{ "server/config.ts": 'import { b } from "./main.ts";' },
			{ "db/a.ts": 'import { b } from "../server/contract/b.ts";' },
			{ "web/lib/a.ts": 'import { b } from "../../server/capabilities/b.ts";' },
			{ "web/desk/a.ts": 'import type { b } from "../../db/b.ts";' },
			{ "web/desk/a.ts": 'import { readFileSync } from "node:fs";' },
		],
		kept: [
			{ "server/capabilities/a.ts": 'import type { b } from "../../db/b.ts";' },
			{
				"server/capabilities/a.ts":
					'import { type b } from "../../db/b.ts"; import { c } from "../contract/c.ts";',
			},
			{ "server/main.ts": 'import { b } from "../db/b.ts"; import { c } from "../web/parts/c.tsx";' },
			{ "web/desk/a.tsx": 'import { b } from "../../server/domain/b.ts"; import { c } from "preact";' },
			{ "tests/db/a.ts": 'import { b } from "../../db/b.ts";' },
		],
	},
	{
		sentence: "capabilities do not import one another",
		breachesIn: (files) => parseAll(files).flatMap((parsed) => importBreaches(parsed, isForeignCapability)),
		broken: [
			{ "server/capabilities/intake.ts": 'import type { b } from "./handling.ts";' },
			{ "server/capabilities/follow.ts": 'import { b } from "./follow-up.ts";' },
		],
		kept: [{ "server/capabilities/intake.ts": 'import { b } from "../plugins/session.ts";' }],
	},
	{
		sentence: "no door imports another door, and what doors share imports none",
		breachesIn: (files) => parseAll(files).flatMap((parsed) => importBreaches(parsed, isForeignDoor)),
		broken: [
			{ "web/desk/a.tsx": 'import { b } from "../audit/b.tsx";' },
			{ "web/parts/a.tsx": 'import type { b } from "../resident/b.tsx";' },
		],
		kept: [{ "web/desk/a.tsx": 'import { b } from "./b.tsx"; import { c } from "../parts/c.tsx";' }],
	},
];

function importBreaches(parsed: Parsed, isBroken: (found: Import) => boolean): Breach[] {
	return [...placesIn(parsed)].flatMap(({ node }) => {
		const source = sourceOf(node);
		if (!source) return [];
		const from = parsed.file.path;
		const found = { from, to: target(from, source.value), typesOnly: isTypesOnly(node) };
		return isBroken(found) ? [breachAt(parsed, node, `imports ${found.to}`)] : [];
	});
}

function isForbidden({ from, to, typesOnly }: Import): boolean {
	if (mayImportAnything.test(from)) return false;
	if (/^server\/(?:main|app)\.ts$/.test(to)) return true;
	const allows = ([source, goal]: readonly [RegExp, RegExp]) => source.test(from) && goal.test(to);
	if (typesOnly && typesToo.some(allows)) return false;
	const rule = values.find(([source]) => source.test(from));
	return !rule?.[1].test(to);
}

function isForeignCapability({ from, to }: Import): boolean {
	const capabilities = "server/capabilities/";
	return from.startsWith(capabilities) && to.startsWith(capabilities) && wordOf(from) !== wordOf(to);
}

function isForeignDoor({ from, to }: Import): boolean {
	const door = /^web\/(?:resident|desk|audit)\//;
	const goal = door.exec(to)?.[0];
	return from.startsWith("web/") && goal !== undefined && goal !== door.exec(from)?.[0];
}

/** The capability that a path speaks of: its file, or its folder once a file is too long. */
function wordOf(path: string): string | undefined {
	return path.split("/")[2]?.replace(/\.tsx?$/, "");
}

function sourceOf(node: Node): StringLiteral | undefined {
	switch (node.type) {
		case "ImportDeclaration":
		case "ExportAllDeclaration":
			return node.source;
		case "ExportNamedDeclaration":
			return node.source ?? undefined;
		case "ImportExpression":
			return node.source.type === "Literal" && typeof node.source.value === "string"
				? node.source
				: undefined;
		default:
			return undefined;
	}
}

function isTypesOnly(node: Node): boolean {
	if (node.type === "ExportAllDeclaration") return node.exportKind === "type";
	if (node.type === "ExportNamedDeclaration") {
		return node.exportKind === "type" || node.specifiers.every(({ exportKind }) => exportKind === "type");
	}
	if (node.type !== "ImportDeclaration") return false;
	if (node.importKind === "type") return true;
	const { specifiers } = node;
	return (
		specifiers.length > 0 &&
		specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type")
	);
}

/** A path from the root, `node:…` for Node's own modules, or `package:…`. */
function target(from: string, source: string): string {
	if (source.startsWith(".")) return posix.join(posix.dirname(from), source);
	return source.startsWith("node:") ? source : `package:${source}`;
}
