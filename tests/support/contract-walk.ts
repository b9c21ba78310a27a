import type { TestHouse, Visitor } from "./app.ts";

/** Everything that the contract lists for staff, so that a route of tomorrow is walked too. */
type Schema = {
	readonly type?: string;
	readonly enum?: readonly string[];
	readonly pattern?: string;
	readonly anyOf?: readonly Schema[];
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
};
type Parameter = {
	readonly name: string;
	readonly required?: boolean;
	readonly schema: { readonly enum?: readonly string[] };
};
export type Reading = {
	readonly path: string;
	readonly operationId: string;
	readonly security?: readonly object[];
	readonly parameters?: readonly Parameter[];
	readonly responses: Readonly<Record<string, object>>;
};
type Paths = Record<
	string,
	{
		readonly get?: Omit<Reading, "path">;
		readonly post?: {
			readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
		};
	}
>;

async function pathsOf(house: TestHouse): Promise<Paths> {
	return (await house.resident.get("/api/openapi.json")).json<{ paths: Paths }>().paths;
}

/** Every way to read that staff have. */
export async function readingsOf(house: TestHouse): Promise<readonly Reading[]> {
	return Object.entries(await pathsOf(house)).flatMap(([path, { get }]) => {
		const isOfStaff = get?.security?.some((one) => "session" in one) === true;
		return isOfStaff ? [{ ...get, path }] : [];
	});
}

/** Whether its answer is made of cases: whoever reads it reads of each by its number. */
export function tellsCases({ responses }: Reading): boolean {
	return JSON.stringify(responses["200"] ?? {}).includes('"caseNumber":');
}

/** An address for each case, and for each choice a question leaves; `given` says the rest by name. */
export function urlsOf(
	{ path, parameters = [] }: Reading,
	cases: readonly string[],
	given: Readonly<Record<string, string>>,
): readonly string[] {
	const paths = path.includes("{caseNumber}")
		? cases.map((number) => path.replace("{caseNumber}", number))
		: [path];
	const filled = paths.map((one) => one.replace(/\{(\w+)\}/g, (_all, key: string) => given[key] ?? "nobody"));
	const asked = parameters.filter(({ name: key, required, schema }) => {
		return !path.includes(`{${key}}`) && (required === true || schema.enum !== undefined || key === "to");
	});
	return asked.reduce<readonly string[]>((urls, { name: key, schema }) => {
		const values = schema.enum ?? [given[key] ?? "x"];
		return urls.flatMap((url) =>
			values.map((value) => `${url}${url.includes("?") ? "&" : "?"}${key}=${encodeURIComponent(value)}`),
		);
	}, filled);
}

/** The least a schema asks for, so that a deed gets as far as asking whose case it is. */
function leastOf(schema: Schema, name = ""): unknown {
	const [choice] = schema.anyOf ?? schema.enum ?? [];
	if (typeof choice === "string") return choice;
	if (choice !== undefined) return leastOf(choice, name);
	if (schema.type === "integer" || schema.type === "number") return 1;
	if (schema.type === "boolean") return true;
	if (schema.type === "array") return [];
	if (schema.pattern?.startsWith("^[0-9]{6}-")) return "261118-0000-0000";
	if (schema.type !== "object") return /date|On$/i.test(name) ? "2026-11-20" : "street:enforcement";
	const wanted = (schema.required ?? []).map((key) => [key, leastOf(schema.properties?.[key] ?? {}, key)]);
	return Object.fromEntries(wanted);
}

export type Deeds = readonly (readonly [path: string, body: object])[];

/** Every deed on a case that the contract lists, with a body it takes. */
export async function deedsOf(house: TestHouse): Promise<Deeds> {
	return Object.entries(await pathsOf(house)).flatMap(([path, { post }]) => {
		const schema = post?.requestBody?.content["application/json"]?.schema;
		const deed = /^\/api\/cases\/\{caseNumber\}\/(.+)$/.exec(path)?.[1];
		return deed === undefined || schema === undefined ? [] : [[deed, Object(leastOf(schema))] as const];
	});
}

/** XLSX says in its bytes when it was packed: the cells are what counts. */
export async function bodyOf(reply: Awaited<ReturnType<Visitor["get"]>>): Promise<string> {
	if (!String(reply.headers["content-type"]).includes("spreadsheetml")) return reply.body;
	const { default: excel } = await import("exceljs");
	const book = new excel.Workbook();
	// Its own types name an older Buffer.
	await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer);
	return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
}

/** Where two differ, with what each said: all of both would be megabytes. */
export function differences(
	one: ReadonlyMap<string, string>,
	other: ReadonlyMap<string, string>,
): readonly string[] {
	if ([...one.keys()].join() !== [...other.keys()].join()) return ["they were not asked the same"];
	return [...one].flatMap(([name, said]) => {
		const instead = other.get(name) ?? "";
		if (said === instead) return [];
		const at = [...said].findIndex((character, index) => character !== instead[index]);
		const near = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
		return [`${name}\n  ${near(said)}\n  ${near(instead)}`];
	});
}
