import type { ArrowFunctionExpression, Function as FunctionNode, Node } from "oxc-parser";
import { type Breach, type Law, lineAt, type SourceFile } from "./repository.ts";
import { breachAt, type Parsed, type Place, parseAll, placesIn } from "./syntax.ts";

const functionLinesMax = 50;
const componentLinesMax = 70;
const fileLinesMax = 250;

type AnyFunction = ArrowFunctionExpression | FunctionNode;

/** Law 1: what fits on a screen can be read at once. */
export const sizeLaws: Law[] = [
	{
		sentence: `no function is longer than ${functionLinesMax} lines, no component than ${componentLinesMax}`,
		breachesIn: (files) => parseAll(files).flatMap(longFunctions),
		broken: [
			{ "server/long.ts": `export function long() {\n${"\tf();\n".repeat(49)}}` },
			{ "server/arrow.ts": `export const long = () => {\n${"\tf();\n".repeat(49)}};` },
			{ "server/method.ts": `class Long {\n\tlong() {\n${"\tf();\n".repeat(49)}}\n}` },
			{ "web/long.tsx": `export function Long() {\n${"\tf();\n".repeat(69)}}` },
			{ "web/lower.tsx": `export function lower() {\n${"\tf();\n".repeat(49)}}` },
		],
		kept: [
			{ "server/short.ts": `export function short() {\n${"\tf();\n".repeat(48)}}` },
			{ "web/short.tsx": `export const Short = () => {\n${"\tf();\n".repeat(68)}};` },
			{ "tests/list.test.ts": `describe("a rule", () => {\n${"\tf();\n".repeat(60)}});` },
		],
	},
	{
		sentence: `no file is longer than ${fileLinesMax} lines`,
		breachesIn: (files) => files.filter(({ path }) => /\.tsx?$/.test(path)).flatMap(longFile),
		broken: [
			{ "server/long.ts": "f();\n".repeat(251) },
			{ "web/long.tsx": "f();\n".repeat(250).concat("f();") },
		],
		kept: [{ "server/short.ts": "f();\n".repeat(250) }],
	},
];

function longFile({ path, text }: SourceFile): Breach[] {
	const lines = text.replace(/\n$/, "").split("\n").length;
	return lines > fileLinesMax ? [{ path, line: fileLinesMax + 1, what: `the file has ${lines} lines` }] : [];
}

function longFunctions(parsed: Parsed): Breach[] {
	return placesIn(parsed).flatMap((place) => {
		const { node } = place;
		if (!isFunction(node) || isList(place)) return [];
		const { path, text } = parsed.file;
		const lines = lineAt(text, node.end) - lineAt(text, node.start) + 1;
		const max = path.endsWith(".tsx") && isComponent(place) ? componentLinesMax : functionLinesMax;
		return lines > max ? [breachAt(parsed, node, `a function of ${lines} lines`)] : [];
	});
}

function isFunction(node: Node): node is AnyFunction {
	return (
		node.type === "ArrowFunctionExpression" ||
		node.type === "FunctionDeclaration" ||
		node.type === "FunctionExpression"
	);
}

/** The callback of `describe` is a list of tests under a heading, each of which is measured by itself. */
function isList({ above: call }: Place): boolean {
	if (call?.type !== "CallExpression") return false;
	const { callee } = call;
	const name =
		callee.type === "CallExpression" && callee.callee.type === "MemberExpression"
			? callee.callee.object
			: callee;
	return name.type === "Identifier" && name.name === "describe";
}

function isComponent({ node, above: holder }: Place): boolean {
	const named = holder?.type === "VariableDeclarator" ? holder.id : "id" in node ? node.id : null;
	return named?.type === "Identifier" && /^[A-Z]/.test(named.name);
}
