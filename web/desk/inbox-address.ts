import { everything, type Filter, filters, type Narrow } from "./inbox.ts";

/** How the list is filtered, as the address says it, so that a reload and a kept link find the same list. */
export type Shown = { readonly filter: Filter; readonly narrow: Narrow };
const codes = /^[a-zA-Z0-9]{0,12}$/;

/** What an address asks for; anything unknown is the plain list. */
export function shownIn(search: string): Shown {
	const given = new URLSearchParams(search);
	const code = (name: string) => {
		const value = given.get(name) ?? "";
		return codes.test(value) ? value : "";
	};
	const filter = filters.find((one) => one === given.get("show")) ?? "mine";
	return { filter, narrow: { ...everything, state: code("state"), category: code("category") } };
}

/** The address with the filters in it, and everything else that it says. */
export function addressWith(search: string, { filter, narrow }: Shown): string {
	const query = new URLSearchParams(search);
	const said = { show: filter === "mine" ? "" : filter, ...narrow };
	for (const [name, value] of Object.entries(said)) {
		if (value === "") query.delete(name);
		else query.set(name, value);
	}
	const text = query.toString();
	return text === "" ? "" : `?${text}`;
}
