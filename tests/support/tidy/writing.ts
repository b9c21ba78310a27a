import type { Node } from "oxc-parser";
import { type Breach, type Law, matches, type SourceFile } from "./repository.ts";
import { breachAt, hasReason, type Parsed, parseAll, placesIn } from "./syntax.ts";

/** Tools read these by their default export. */
const toolConfigs = new Set(["vite.config.ts", "db/drizzle.config.ts"]);

/** Law 2, second half: how TypeScript is written here. */
export const writingLaws: Law[] = [
	{
		sentence: "no file re-exports another",
		breachesIn: (files) =>
			parseAll(files).flatMap((parsed) => breachesOf(parsed, isReExport, "re-exports a file")),
		broken: [
			{ "server/a.ts": 'export * from "./b.ts";' },
			{ "server/a.ts": 'export * as b from "./b.ts";' },
			{ "web/a.ts": 'export type { b } from "./b.ts";' },
		],
		kept: [{ "server/a.ts": "const b = 1;\nexport { b };" }],
	},
	{
		sentence: "no file has a default export, except the configuration of a tool",
		breachesIn: (files) =>
			parseAll(files.filter(({ path }) => !toolConfigs.has(path))).flatMap((parsed) =>
				breachesOf(parsed, isDefaultExport, "exports a default"),
			),
		broken: [
			{ "server/a.ts": "export default 1;" },
			{ "server/a.ts": "const b = 1;\nexport { b as default };" },
		],
		kept: [{ "vite.config.ts": "export default {};" }, { "db/drizzle.config.ts": "export default {};" }],
	},
	{
		sentence: "no type is any",
		breachesIn: (files) =>
			parseAll(files).flatMap((parsed) =>
				breachesOf(parsed, ({ type }) => type === "TSAnyKeyword", "says any"),
			),
		broken: [{ "server/a.ts": "export const a: any = 1;" }, { "tests/a.ts": "f(b as any);" }],
		kept: [{ "server/a.ts": '// any\nexport const a = "any";' }],
	},
	{
		sentence: "no comment silences the compiler",
		breachesIn: (files) => parseAll(files).flatMap(silencers),
		broken: [{ "server/a.ts": "// @ts-ignore\nf();" }, { "server/a.ts": "/* @ts-nocheck */\nf();" }],
		kept: [{ "server/a.ts": 'const a = "@ts-ignore";' }],
	},
	{
		sentence: "whoever knows better than the compiler writes the reason beside it",
		breachesIn: (files) => parseAll(files).flatMap(unreasoned),
		broken: [
			{ "server/a.ts": "// One line too far away.\n\nexport const a = b!;" },
			{ "server/a.ts": "class A {\n\tb!: string;\n}" },
			{ "server/a.ts": "export const a = b as unknown as string;" },
		],
		kept: [
			{ "server/a.ts": "// The pattern has one group.\nexport const a = b!;" },
			{ "server/a.ts": "export const a = b!; // The pattern has one group." },
			{ "server/a.ts": "export const a = [1] as const;" },
		],
	},
	{
		sentence: "pages carry no inline style and no inline script",
		breachesIn: inlineParts,
		broken: [
			{ "web/desk/a.tsx": 'export const A = () => <p style="color: red" />;' },
			{ "web/parts/a.tsx": "export const A = () => <p style={{ top: 0 }} />;" },
			{ "web/desk/index.html": "<p style='top: 0'></p>" },
			{ "web/desk/index.html": "<script>f()</script>" },
			{ "web/desk/index.html": "<style>p { top: 0 }</style>" },
		],
		kept: [{ "web/desk/index.html": '<script type="module" src="./main.tsx"></script>' }],
	},
	{
		sentence: "a row of things is put together by the helper that knows the comma of each language",
		breachesIn: (files) =>
			files
				.filter(({ path }) => path.startsWith("web/") && !/\/(?:formats\.ts|[^/]*words[^/]*)$/.test(path))
				.flatMap((file) => matches(file, /(["'`])[、，；]\s*\1/g, "knows the comma of one language")),
		broken: [
			{ "web/desk/a.tsx": 'export const A = () => <p>{names.join("、")}</p>;' },
			{ "web/audit/a.ts": "export const all = names.join(`，`);" },
		],
		kept: [
			{ "web/lib/formats.ts": 'export const all = names.join("、");' },
			{ "web/desk/words.zh-CN.ts": 'export const zhCN = { comma: "，" };' },
		],
	},
];

function breachesOf(parsed: Parsed, isBroken: (node: Node) => boolean, what: string): Breach[] {
	return placesIn(parsed).flatMap(({ node }) => (isBroken(node) ? [breachAt(parsed, node, what)] : []));
}

function isReExport(node: Node): boolean {
	return (
		node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source !== null)
	);
}

function isDefaultExport(node: Node): boolean {
	if (node.type === "ExportDefaultDeclaration") return true;
	if (node.type !== "ExportSpecifier") return false;
	return node.exported.type === "Identifier" && node.exported.name === "default";
}

function silencers(parsed: Parsed): Breach[] {
	return parsed.comments
		.filter(({ value }) => /@ts-(?:ignore|nocheck)/.test(value))
		.map((comment) => breachAt(parsed, comment, "silences the compiler"));
}

function unreasoned(parsed: Parsed): Breach[] {
	const isClaim = (node: Node) =>
		node.type === "TSNonNullExpression" ||
		(node.type === "PropertyDefinition" && node.definite) ||
		(node.type === "VariableDeclarator" && node.definite) ||
		(node.type === "TSAsExpression" && node.expression.type === "TSAsExpression");
	return breachesOf(parsed, (node) => isClaim(node) && !hasReason(parsed, node), "claims without a reason");
}

/** The content security policy has no `unsafe-inline`: what stands here inline would silently do nothing. */
function inlineParts(files: readonly SourceFile[]): Breach[] {
	const web = files.filter(({ path }) => path.startsWith("web/"));
	const isStyle = (node: Node) =>
		node.type === "JSXAttribute" && node.name.type === "JSXIdentifier" && node.name.name === "style";
	const inline = /\sstyle\s*=|<style|<script(?![^>]*\ssrc=)/gi;
	return [
		...parseAll(web).flatMap((parsed) => breachesOf(parsed, isStyle, "has an inline style")),
		...web
			.filter(({ path }) => path.endsWith(".html"))
			.flatMap((file) => matches(file, inline, "has an inline part")),
	];
}
