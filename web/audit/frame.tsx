import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Forms } from "../lib/forms.ts";
import type { SessionStore } from "../lib/session.ts";
import { type NavItem, Page } from "../parts/page.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import type { Community } from "./communities.ts";
import type { LastBoard } from "./last-board.ts";
import { auditRoutes, linkTo, withQuestion } from "./paths.ts";
import type { Reads } from "./reads.ts";
import { auditWords } from "./words.ts";

export type PageName = "board" | "sealed" | "statistics";

/** Which pages a role has here, first the one it starts on; none: its work is on the desk. */
const pagesByRole: Readonly<Record<Session["role"], readonly PageName[]>> = {
	disciplineOfficer: ["board", "sealed", "statistics"],
	head: ["board", "statistics"],
	leader: ["board", "statistics"],
	supervisor: ["board", "statistics"],
	observer: ["statistics"],
	cadre: [],
	operator: [],
	administrator: [],
};

/** The pages of this door that a role may open. The server decides for itself; this only draws the menu. */
export function pagesOf(role: Session["role"]): readonly PageName[] {
	return pagesByRole[role];
}

/** What every page of the door is drawn with. */
export type Door = {
	readonly store: SessionStore;
	readonly forms: Forms;
	readonly reads: Reads;
	readonly session: Session;
	/** The communities of the person's area, empty until they are known. */
	readonly communities: () => readonly Community[];
	readonly lastBoard: LastBoard;
};
const DoorContext = createContext<Door | null>(null);
export const DoorProvider = DoorContext.Provider;

/** The door around this page. */
export function useDoor(): Door {
	const door = useContext(DoorContext);
	if (door === null) throw new Error("a page of the audit door is drawn outside of it");
	return door;
}

type FrameProps = {
	readonly title: string;
	readonly path: string;
	readonly current: PageName | null;
	/** The server's time of what is shown; null before anything is. */
	readonly asOf: string | null;
	readonly layout?: string;
	readonly children: ComponentChildren;
};

/** Bar and main of one page, with the menu of the role. */
export function Frame({ title, path, current, asOf, layout = "sheet", children }: FrameProps) {
	const preferences = usePreferences();
	const words = auditWords(preferences.language);
	const { store, session } = useDoor();
	// Filters and period stay when letters or language change.
	const { lang: _lang, type: _type, ...question } = useLocation().query;
	const nav: NavItem[] = pagesOf(session.role).map((name) => ({
		href: linkTo(auditRoutes[name], preferences),
		label: words.nav[name],
		current: name === current,
	}));
	return (
		<Page
			title={`${title} · ${words.door}`}
			path={withQuestion(path, question)}
			nav={nav}
			session={session}
			demo={store.demo.value}
			asOf={asOf}
			onSignOut={store.signOut}
			onSpeed={store.setSpeed}
			layout={layout}
		>
			{children}
		</Page>
	);
}
