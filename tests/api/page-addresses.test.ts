import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { readRepository } from "../support/tidy/repository.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

/** `way` finds the paths it may be; where more is put behind it, as much as is written. */
type Address = { readonly said: string; readonly method: string | undefined; readonly way: RegExp };

const inBraces = String.raw`\$\{(?:[^{}]|\{[^{}]*\})*\}`;
const spelled = new RegExp(
	`(?:"(GET|POST|DELETE)",\\s*)?(?:"(/api/[^"]*)"|\`(/api/(?:[^\`$]|${inBraces})*)\`)`,
	"g",
);
const onePart = new RegExp(`(?<=/)${inBraces}(?=/|$)`, "g");

/** What stands in braces is one part of the way where it is one between two strokes; elsewhere the rest is not known. */
function addressOf(method: string | undefined, said: string): Address {
	const [written = ""] = said.replace(onePart, "?part").split(/\$\{|\?(?!part)/);
	const isWhole = !said.replace(onePart, "").includes("${");
	const way = new RegExp(`^${written.replaceAll("?part", "[^/]+")}${isWhole ? "$" : ""}`);
	return { said: [method, said].join(" "), method, way };
}

/** Every address that a page spells out, with how it is asked where that stands beside it. */
function addressesIn(source: string): readonly Address[] {
	return [...source.matchAll(spelled)].map(([, method, plain, filled]) =>
		addressOf(method, plain ?? filled ?? ""),
	);
}

test("every address that a page asks is one of the contract's, and asked the way the contract says", async () => {
	const { paths } = (await house.resident.get("/api/openapi.json")).json<{ paths: Record<string, object> }>();
	const known = Object.entries(paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
	);
	const isKnown = ({ method, way }: Address) =>
		known.some((one) => (method === undefined || one.method === method) && way.test(one.path));
	const pages = readRepository().filter(({ path }) => path.startsWith("web/"));
	const addresses = pages.flatMap(({ text }) => addressesIn(text));
	expect(addresses.length).toBeGreaterThan(60);
	// The demo is no part of an installation: its own tests ask it.
	const asked = addresses.filter(({ said }) => !said.includes("/api/demo"));
	expect(asked.filter((address) => !isKnown(address)).map(({ said }) => said)).toEqual([]);
});
