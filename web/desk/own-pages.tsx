import type { ComponentType } from "preact";
import { Later } from "./later.tsx";
import { callersRoute, publicationsRoute, takeRoute } from "./paths.ts";
import type { DeskWords } from "./words.zh-CN.ts";

/** Pages that stand by themselves and load when they are opened; each is for whoever has a right of the house. */
export const ownActions = {
	take: "hearCallers",
	callers: "hearCallers",
	publications: "listPublications",
} as const;
type OwnName = keyof typeof ownActions;

const loads: Readonly<Record<OwnName, () => Promise<ComponentType>>> = {
	take: () => import("./take.tsx").then(({ TakePage }) => TakePage),
	callers: () => import("./callers.tsx").then(({ CallersPage }) => CallersPage),
	publications: () => import("./publications.tsx").then(({ PublicationsPage }) => PublicationsPage),
};

export function OwnPage({ page }: { readonly page: OwnName }) {
	return <Later key={page} load={loads[page]} props={{}} />;
}

/** Where they lie, for whom they are, and what they are called, in the order of the bar. */
export function ownPages({ take, callers, publications }: DeskWords) {
	return [
		{ to: publicationsRoute, action: ownActions.publications, title: publications.title },
		{ to: takeRoute, action: ownActions.take, title: take.title },
		{ to: callersRoute, action: ownActions.callers, title: callers.title },
	] as const;
}
