import { type Comment, type Node, type Program, parseSync, visitorKeys } from "oxc-parser";
import { type Breach, lineAt, type SourceFile } from "./repository.ts";

export type Parsed = { file: SourceFile; program: Program; comments: Comment[] };

/** A node with the node it lies in. */
export type Place = { node: Node; above: Node | null };

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
export function placesIn({ program }: Parsed): Place[] {
	const places: Place[] = [];
	addPlaces(places, program, null);
	return places;
}

function addPlaces(places: Place[], node: Node, above: Node | null): void {
	places.push({ node, above });
	for (const key of visitorKeys[node.type] ?? []) addNodes(places, Reflect.get(node, key), node);
}

function addNodes(places: Place[], value: unknown, above: Node): void {
	if (Array.isArray(value)) for (const one of value) addNodes(places, one, above);
	else if (isNode(value)) addPlaces(places, value, above);
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
