import { type Preferences, withPreferences } from "../parts/preferences.tsx";

/** What the desk's router matches. Links come from the functions below and from nowhere else. */
export type Route =
	| { readonly page: "inbox" }
	| { readonly page: "case"; readonly caseNumber: string }
	/** Supervision letters: the list, or one of them. */
	| { readonly page: "letters"; readonly letterId: string | null }
	| { readonly page: "signIn" };

export const inboxRoute: Route = { page: "inbox" };
export const lettersRoute: Route = { page: "letters", letterId: null };
export const signInRoute: Route = { page: "signIn" };
const root = "/desk";

/** The page of a path; a path nobody knows is the list. */
export function routeOf(path: string): Route {
	const [, door, part, id] = path.split("/");
	if (`/${door}` !== root) return inboxRoute;
	if (part === "sign-in") return signInRoute;
	if (part === "letters") return { page: "letters", letterId: id ? decodeURIComponent(id) : null };
	return part === "cases" && id ? { page: "case", caseNumber: decodeURIComponent(id) } : inboxRoute;
}

/** The path of a page, without preferences. */
export function pathOf(route: Route): string {
	switch (route.page) {
		case "inbox":
			return root;
		case "case":
			return `${root}/cases/${encodeURIComponent(route.caseNumber)}`;
		case "letters":
			return route.letterId === null
				? `${root}/letters`
				: `${root}/letters/${encodeURIComponent(route.letterId)}`;
		case "signIn":
			return `${root}/sign-in`;
		default:
			return route satisfies never;
	}
}

/** A link to a page of the desk, language and letter size kept. */
export function linkTo(route: Route, preferences: Preferences): string {
	return withPreferences(pathOf(route), preferences);
}

/** A link to the audit door: another bundle, so the browser loads it anew. */
export function linkToAudit(preferences: Preferences): string {
	return withPreferences("/audit", preferences);
}

/** A link to a case's file in the audit door. */
export function linkToFile(caseNumber: string, preferences: Preferences): string {
	return withPreferences(`/audit/cases/${encodeURIComponent(caseNumber)}`, preferences);
}
