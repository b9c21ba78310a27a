import { type Preferences, withPreferences } from "../parts/preferences.tsx";

/** What the router matches. Links come from the functions below and from nowhere else. */
export const auditRoutes = {
	board: "/audit",
	statistics: "/audit/statistics",
	figureCases: "/audit/statistics/cases",
	file: "/audit/cases/:caseNumber",
	sealed: "/audit/sealed",
	signIn: "/audit/sign-in",
} as const;

/** The path of a case's file. */
export function filePath(caseNumber: string): string {
	return auditRoutes.file.replace(":caseNumber", encodeURIComponent(caseNumber));
}

/** What a page is asked for: kept in the address, so that a link or a reload shows the same. */
export type Question = Readonly<Record<string, string | null | undefined>>;

/** The parts of a question that say something, as a query without `?`; empty when none does. */
export function queryOf(question: Question): string {
	const said = Object.entries(question).filter((pair): pair is [string, string] => Boolean(pair[1]));
	return new URLSearchParams(said).toString();
}

/** `url` with the question added to whatever it already asks. */
export function withQuestion(url: string, question: Question): string {
	const query = queryOf(question);
	return query === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** A link: the path, language and letter size kept, then the page's question. */
export function linkTo(path: string, preferences: Preferences, question: Question = {}): string {
	return withQuestion(withPreferences(path, preferences), question);
}
