import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "./app.ts";

/** What a browser without JavaScript makes of a page: its text, its links, and its forms filled in as they stand. */
export type PlainPage = {
	readonly status: number;
	readonly html: string;
	readonly headers: LightMyRequestResponse["headers"];
	/** Name and value of everything a form of the page would send, no button pressed. */
	readonly fields: Readonly<Record<string, string>>;
	/** Everything the page leads to: links, form actions, files. */
	readonly addresses: readonly string[];
};

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function unescaped(html: string): string {
	return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}

/** A start tag, whose attributes may hold a sign that looks like its end; and what follows. */
function tagNamed(name: string, after = ""): RegExp {
	return new RegExp(`(<${name}\\b(?:[^>"]|"[^"]*")*>)${after}`, "gs");
}

function attribute(tag: string, name: string): string | null {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, "i").exec(tag);
	return found === null ? null : unescaped(found[1] ?? "");
}

function inputsOf(html: string): (readonly [string, string])[] {
	return [...html.matchAll(tagNamed("input"))].flatMap(([tag]) => {
		const name = attribute(tag, "name");
		const isChoice = /type="(?:radio|checkbox)"/.test(tag);
		if (name === null || (isChoice && attribute(tag, "checked") === null)) return [];
		return [[name, attribute(tag, "value") ?? ""] as const];
	});
}

function areasOf(html: string): (readonly [string, string])[] {
	return [...html.matchAll(tagNamed("textarea", "([^<]*)</textarea>"))].flatMap(([, tag = "", text = ""]) => {
		const name = attribute(tag, "name");
		return name === null ? [] : [[name, unescaped(text.replace(/^\n/, ""))] as const];
	});
}

function selectsOf(html: string): (readonly [string, string])[] {
	return [...html.matchAll(tagNamed("select", "(.*?)</select>"))].flatMap(([, tag = "", options = ""]) => {
		const name = attribute(tag, "name");
		const all = [...options.matchAll(tagNamed("option"))].map(([option]) => option);
		const chosen = all.find((option) => attribute(option, "selected") !== null) ?? all[0] ?? "";
		return name === null ? [] : [[name, attribute(chosen, "value") ?? ""] as const];
	});
}

export function pageOf(reply: LightMyRequestResponse): PlainPage {
	const html = reply.body;
	const addresses = [...html.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/gi)];
	return {
		status: reply.statusCode,
		html,
		headers: reply.headers,
		fields: Object.fromEntries([...inputsOf(html), ...areasOf(html), ...selectsOf(html)]),
		addresses: addresses.map(([, address = ""]) => unescaped(address)),
	};
}

/** A house of its own for the tests of a file, with somebody before it whose browser runs no script. */
export function plainDoor() {
	let opened: { readonly house: TestHouse; readonly browser: ReturnType<typeof plainBrowser> } | null = null;
	beforeAll(async () => {
		const house = await openTestHouse();
		opened = { house, browser: plainBrowser(house.resident) };
	});
	afterAll(() => opened?.house.close());
	const door = () => {
		if (opened === null) throw new Error("asked before there is a house");
		return opened;
	};
	return {
		get house() {
			return door().house;
		},
		get browser() {
			return door().browser;
		},
	};
}

/** Opens a page, and presses buttons of its form: what stands in the form goes along, changed by `over`. */
export function plainBrowser(visitor: Visitor) {
	return {
		open: async (url: string): Promise<PlainPage> => pageOf(await visitor.get(url, { accept: "text/html" })),
		press: async (
			{ fields }: Pick<PlainPage, "fields">,
			url: string,
			over: Readonly<Record<string, string>> = {},
		): Promise<PlainPage> => pageOf(await visitor.form(url, { ...fields, ...over })),
	};
}
