import { type Comment, type Node, type Program, parseSync, visitorKeys } from "oxc-parser";
import { type Breach, lineAt, type SourceFile } from "./repository.ts";

export type Parsed = { file: SourceFile; program: Program; comments: Comment[] };

/** A node with the nodes around it, the nearest last. */
export type Place = { node: Node; around: readonly Node[] };

const parsedFiles = new WeakMap<SourceFile, Parsed>();

/** The files that hold TypeScript, parsed. Throws where one cannot be read: no law may pass over it in silence. */
export function parseAll(files: readonly SourceFile[]): Parsed[] {
	return files.filter(({ path }) => /\.tsx?$/.test(path)).map(parse);
}

function parse(file: SourceFile): Parsed {
	const known = parsedFiles.get(file);
	if (known) return known;
	const { program, comments, errors } = parseSync(file.path, file.text);
	const [error] = errors;
	if (error) throw new Error(`${file.path} cannot be parsed: ${error.message}`);
	const parsed = { file, program, comments };
	parsedFiles.set(file, parsed);
	return parsed;
}

/** Every node of a file, each before what lies in it. */
export function* placesIn({ program }: Parsed): Generator<Place> {
	yield* below(program, []);
}

function* below(node: Node, around: readonly Node[]): Generator<Place> {
	yield { node, around };
	const inner = [...around, node];
	for (const key of visitorKeys[node.type] ?? []) {
		for (const child of nodesIn(Reflect.get(node, key))) yield* below(child, inner);
	}
}

function nodesIn(value: unknown): Node[] {
	if (Array.isArray(value)) return value.flatMap(nodesIn);
	return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** The breach that a node is. */
export function breachAt({ file }: Parsed, { start }: { start: number }, what: string): Breach {
	return { path: file.path, line: lineAt(file.text, start), what };
}

/** Whether a comment stands on the node's line or on the line before it: the reason beside it. */
export function hasReason({ file, comments }: Parsed, node: Node): boolean {
	const line = lineAt(file.text, node.start);
	return comments.some(({ end }) => {
		const commented = lineAt(file.text, end);
		return commented === line || commented === line - 1;
	});
}
