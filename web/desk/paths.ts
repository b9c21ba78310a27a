import { type Preferences, withPreferences } from "../parts/preferences.tsx";

/** What the desk's router matches. Links come from the functions below and from nowhere else. */
export type Route =
	| { readonly page: "inbox" }
	| { readonly page: "case"; readonly caseNumber: string }
	/** Supervision letters: the list, or one of them. */
	| { readonly page: "letters"; readonly letterId: string | null }
	/** Setting the house up: the menu, a part of it, one thing in it. */
	| { readonly page: "setup"; readonly path: readonly string[] }
	/** What the reader's posts answer for 责任书, and the sheet of a hand-over. */
	| { readonly page: "duties" }
	| { readonly page: "handOver"; readonly postId: string; readonly personId: string | null }
	/** Who can sign in, and what takes two. */
	| { readonly page: "access" }
	/** Where one is signed in. */
	| { readonly page: "sessions" }
	/** Behind `#` stands the secret of a link. */
	| { readonly page: "invitation" }
	/** Surges: those that run, and those that have ended. */
	| { readonly page: "surges" }
	/** What comes out of the cases: the ledger, what is shelved, and one's own figures. */
	| { readonly page: "casebook" | "shelved" | "figures" }
	/** Callers who read out case number and spoken code, and those who report. */
	| { readonly page: "callers" | "take" }
	/** What a superior looks at before it is published. */
	| { readonly page: "publications" }
	/** Whom to call, or one of them. */
	| { readonly page: "calls"; readonly caseNumber: string | null }
	| { readonly page: "signIn" };

export const inboxRoute: Route = { page: "inbox" };
export const lettersRoute: Route = { page: "letters", letterId: null };
export const setupRoute: Route = { page: "setup", path: [] };
export const dutiesRoute: Route = { page: "duties" };
export const accessRoute: Route = { page: "access" };
export const invitationRoute: Route = { page: "invitation" };
export const surgesRoute: Route = { page: "surges" };
export const casebookRoute: Route = { page: "casebook" };
const sheets = ["casebook", "shelved", "figures"] as const;
export const callersRoute: Route = { page: "callers" };
export const takeRoute: Route = { page: "take" };
export const publicationsRoute: Route = { page: "publications" };
export const callsRoute = { page: "calls", caseNumber: null } as const;
export const signInRoute: Route = { page: "signIn" };
const root = "/desk";

/** The page of a path; a path nobody knows is the list. */
export function routeOf(path: string): Route {
	const [, door, part, ...ids] = path.split("/").map(decodeURIComponent);
	const [id = "", other] = ids;
	if (`/${door}` !== root) return inboxRoute;
	if (part === "sign-in") return signInRoute;
	if (part === "letters") return { page: "letters", letterId: id || null };
	if (part === "setup") return { page: "setup", path: ids.filter((one) => one !== "") };
	if (part === "surges") return surgesRoute;
	const sheet = sheets.find((page) => page === part);
	if (sheet !== undefined) return { page: sheet };
	if (part === "publications") return publicationsRoute;
	if (part === "callers") return callersRoute;
	if (part === "take") return takeRoute;
	if (part === "calls") return { page: "calls", caseNumber: id || null };
	if (part === "duties") return dutiesRoute;
	if (part === "hand-over" && id) return { page: "handOver", postId: id, personId: other || null };
	if (part === "access") return accessRoute;
	if (part === "sessions") return { page: "sessions" };
	if (part === "invitation") return invitationRoute;
	return part === "cases" && id ? { page: "case", caseNumber: id } : inboxRoute;
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
		case "setup":
			return [root, "setup", ...route.path.map(encodeURIComponent)].join("/");
		case "duties":
			return `${root}/duties`;
		case "handOver": {
			const ids = [route.postId, ...(route.personId === null ? [] : [route.personId])];
			return [root, "hand-over", ...ids.map(encodeURIComponent)].join("/");
		}
		case "access":
			return `${root}/access`;
		case "sessions":
			return `${root}/sessions`;
		case "invitation":
			return `${root}/invitation`;
		case "surges":
		case "casebook":
		case "shelved":
		case "figures":
		case "publications":
		case "callers":
		case "take":
			return `${root}/${route.page}`;
		case "calls": {
			const ids = route.caseNumber === null ? [] : [route.caseNumber];
			return [root, "calls", ...ids.map(encodeURIComponent)].join("/");
		}
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
