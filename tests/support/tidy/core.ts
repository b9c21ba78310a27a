import type { Node, SwitchCase } from "oxc-parser";
import type { Breach, Law, SourceFile } from "./repository.ts";
import { breachAt, type Parsed, type Place, parseAll, placesIn } from "./syntax.ts";

/** What reads a clock, throws dice, waits, speaks or asks which language the machine speaks. */
const impure = new Set([
	"process",
	"fetch",
	"performance",
	"crypto",
	"console",
	"globalThis",
	"setTimeout",
	"setInterval",
	"setImmediate",
	"queueMicrotask",
	"Intl",
]);

/** The core is pure, its switches are total, and every bound has its name in one place (law 3). */
export const coreLaws: Law[] = [
	{
		sentence: "the core has no clock, no dice and no way out",
		breachesIn: (files) => parseAll(core(files)).flatMap(impurities),
		broken: [
			{ "server/domain/a.ts": "export const a = () => Date.now();" },
			{ "server/domain/a.ts": "export const a = () => new Date();" },
			{ "server/domain/a.ts": "export const a = () => Date();" },
			{ "server/domain/a.ts": "export const a = () => Math.random();" },
			{ "server/domain/a.ts": "export const a = process.env;" },
			{ "server/domain/a.ts": 'export const a = () => fetch("/");' },
			{ "server/domain/a.ts": "export const a = [1].map(setTimeout);" },
		],
		kept: [
			{ "server/domain/a.ts": "export const a = (at: number) => new Date(at * 1000);" },
			{ "server/domain/a.ts": "export const a = { process: 1 }.process;" },
			{ "server/app.ts": "export const a = () => Date.now();" },
		],
	},
	{
		sentence: "no switch of the core passes over an event by default",
		breachesIn: (files) => parseAll(core(files)).flatMap(idleDefaults),
		broken: [
			{
				"server/domain/a.ts":
					"function evolve(state, event) { switch (event.type) { default: return state; } }",
			},
			{
				"server/domain/a.ts":
					"function evolve(state, event) { switch (event.type) { default: { return state; } } }",
			},
			{ "server/domain/a.ts": "function apply(event) { switch (event.type) { default: break; } }" },
			{ "server/domain/a.ts": "function apply(event) { switch (event.type) { default: } }" },
		],
		kept: [
			{
				"server/domain/a.ts":
					"function evolve(event) { switch (event.type) { default: return never(event); } }",
			},
		],
	},
	{
		sentence: "every bound has its name in server/domain/limits.ts, the most significant word first",
		breachesIn: (files) =>
			parseAll(files.filter(({ path }) => /^(?:server|db|web)\//.test(path))).flatMap(bounds),
		broken: [
			{ "server/capabilities/a.ts": "const photoBytesMax = 4 * 1024;" },
			{ "server/domain/a.ts": "export const keyCharactersMin = 16;" },
			{ "web/lib/a.ts": "const maxPhotos = 3;" },
			{ "server/domain/limits.ts": "export const maxPhotoBytes = 3;" },
			{ "server/domain/limits.ts": "export const photoSize = 3;" },
		],
		kept: [
			{ "server/domain/limits.ts": "export const photoBytesMax = 4 * 1024;" },
			{ "server/domain/a.ts": "const latestMax = f(2);" },
		],
	},
];

function core(files: readonly SourceFile[]): SourceFile[] {
	return files.filter(({ path }) => path.startsWith("server/domain/"));
}

function impurities(parsed: Parsed): Breach[] {
	return placesIn(parsed).flatMap((place) => {
		const what = impurity(place);
		return what ? [breachAt(parsed, place.node, `uses ${what}`)] : [];
	});
}

function impurity({ node, above }: Place): string | undefined {
	if (node.type === "Identifier" && impure.has(node.name) && !isKey(node, above)) return node.name;
	if (node.type === "NewExpression" && isNamed(node.callee, "Date") && node.arguments.length === 0)
		return "new Date()";
	if (node.type === "CallExpression" && isNamed(node.callee, "Date")) return "Date()";
	if (node.type !== "MemberExpression") return undefined;
	const { object, property } = node;
	if (isNamed(object, "Date") && isNamed(property, "now")) return "Date.now";
	return isNamed(object, "Math") && isNamed(property, "random") ? "Math.random" : undefined;
}

/** The name of a field of something else is only a word. */
function isKey(node: Node, parent: Node | null): boolean {
	if (parent?.type === "MemberExpression") return parent.property === node && !parent.computed;
	return (
		parent !== null && "key" in parent && parent.key === node && !("shorthand" in parent && parent.shorthand)
	);
}

function isNamed(node: Node, name: string): boolean {
	return node.type === "Identifier" && node.name === name;
}

function idleDefaults(parsed: Parsed): Breach[] {
	return placesIn(parsed).flatMap(({ node }) =>
		node.type === "SwitchCase" && node.test === null && isIdle(node)
			? [breachAt(parsed, node, "passes over a case by default")]
			: [],
	);
}

function isIdle({ consequent }: SwitchCase): boolean {
	const [first] = consequent.flatMap((statement) =>
		statement.type === "BlockStatement" ? statement.body : [statement],
	);
	if (first === undefined || first.type === "BreakStatement") return true;
	return (
		first.type === "ReturnStatement" && (first.argument === null || first.argument.type === "Identifier")
	);
}

function bounds(parsed: Parsed): Breach[] {
	const isHome = parsed.file.path === "server/domain/limits.ts";
	return placesIn(parsed).flatMap(({ node }) => {
		if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !isNumber(node.init))
			return [];
		const { name } = node.id;
		const isWellNamed = /^[a-z].*[A-Z].*(?:Max|Min)$/.test(name);
		const isBound = isWellNamed || /^(?:max|min)[A-Z]|^(?:MAX|MIN)_/.test(name);
		const isKept = isHome ? isWellNamed : !isBound;
		return isKept ? [] : [breachAt(parsed, node, `${name} is a bound`)];
	});
}

/** A number written down, or one calculated from such. */
function isNumber(node: Node | null): boolean {
	if (node === null) return false;
	if (node.type === "Literal") return typeof node.value === "number";
	if (node.type === "UnaryExpression") return isNumber(node.argument);
	return node.type === "BinaryExpression" && isNumber(node.left) && isNumber(node.right);
}
