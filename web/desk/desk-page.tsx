import { useCallback, useEffect, useLayoutEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Session } from "../../server/contract/sign-in.ts";
import { mayUse } from "../../server/domain/permission.ts";
import { startPolling } from "../lib/polling.ts";
import type { SessionStore } from "../lib/session.ts";
import { type NavItem, Page } from "../parts/page.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { CasePane } from "./case.tsx";
import { useDesk } from "./desk.ts";
import { DoneNote } from "./done-note.tsx";
import { InboxPane, inboxTitle } from "./inbox.tsx";
import { addressWith, shownIn } from "./inbox-address.ts";
import { KeyHelp } from "./key-help.tsx";
import { Later } from "./later.tsx";
import { useListPlace } from "./list-place.tsx";
import { OwnPage, ownPages } from "./own-pages.tsx";
import {
	accessRoute,
	callsRoute,
	casebookRoute,
	dutiesRoute,
	inboxRoute,
	lettersRoute,
	linkTo,
	linkToAudit,
	pathOf,
	type Route,
	setupRoute,
	signInRoute,
	surgesRoute,
} from "./paths.ts";
import { SheetPage, sheetOf } from "./sheet-pages.tsx";
import { isCalm, isTheirs } from "./theirs.ts";
import { useFocus } from "./use-focus.ts";
import { useKeys } from "./use-keys.ts";
import { useWords } from "./words.ts";

type DeskPageProps = { readonly store: SessionStore; readonly session: Session; readonly route: Route };

/** The desk of one person: list and case side by side, on a phone one after the other. */
export function DeskPage({ store, session, route: asked }: DeskPageProps) {
	const { now } = useDesk();
	const route = isTheirs(asked, session.role) ? asked : inboxRoute;
	const { words } = useWords();
	const preferences = usePreferences();
	const { route: go } = useLocation();
	const { role } = session;
	const signOut = async () => {
		const refused = await store.signOut();
		// Whoever signs in next starts at their own list, not at this case.
		if (refused === null) go(linkTo(signInRoute, preferences), true);
		return refused;
	};
	const { title, pageTitle, nav } = useNav(session, route);
	return (
		<Page
			title={`${pageTitle} · ${words.door}`}
			path={pathOf(route)}
			nav={nav}
			session={session}
			demo={store.demo.value}
			asOf={now()}
			onSignOut={signOut}
			onSpeed={store.setSpeed}
			layout={layoutOf(role, route)}
		>
			<Shown route={route} session={session} title={title} fast={(store.demo.value?.speed ?? 1) > 1} />
		</Page>
	);
}

/** A sheet for what is read like paper, panes for cases. */
function layoutOf(role: Session["role"], { page }: Route): string {
	if (["access", "sessions", "setup", "duties", "handOver"].includes(page)) return "letters";
	if (sheetOf(page, role) !== null) return "sheets";
	if (isCalm(role)) return "calm";
	return page === "take"
		? "letters broad"
		: ["letters", "surges", "callers", "publications", "calls"].includes(page)
			? "letters"
			: "split";
}

/** The bar's links, and what the page is called. */
function useNav({ role, posts, keepsAccess }: Session, { page }: Route) {
	const { words } = useWords();
	const preferences = usePreferences();
	const title = inboxTitle(role, words);
	const nav: NavItem[] = [];
	const add = (to: Route, label: string) =>
		nav.push({ href: linkTo(to, preferences), label, current: to.page === page });
	if (mayUse("listInbox", role)) {
		nav.push({
			href: linkTo(inboxRoute, preferences),
			label: title,
			current: page === "inbox" || page === "case",
		});
		add(lettersRoute, words.letters.title);
	}
	for (const { to, action, title: label } of ownPages(words)) if (mayUse(action, role)) add(to, label);
	if (role === "operator") add(callsRoute, words.calls.title);
	if (mayUse("listSurges", role)) add(surgesRoute, words.surges.title);
	if (mayUse("readCasebook", role)) {
		const href = linkTo(casebookRoute, preferences);
		nav.push({ href, label: words.nav.casebook, current: sheetOf(page, role) !== null });
	}
	if (mayUse("arrangeHouse", role)) {
		add(inboxRoute, words.nav.home);
		add(setupRoute, words.nav.setup);
	}
	if (keepsAccess === true) add(accessRoute, words.nav.access);
	if (posts.length > 0) add(dutiesRoute, words.nav.duties);
	if (mayUse("readStatistics", role)) {
		nav.push({ href: linkToAudit(preferences), label: words.nav.audit, current: false });
	}
	const named = { letters: words.letters.title, surges: words.surges.title, calls: words.calls.title };
	const own = ownPages(words).find(({ to }) => to.page === page)?.title;
	const sheets = { ...words.nav, ...named, inbox: title };
	const pageTitle = own ?? Object.entries(sheets).find(([name]) => name === page)?.[1] ?? title;
	return { title, pageTitle, nav };
}

const loadCalm = () => import("./calm.tsx").then(({ CalmPage }) => CalmPage);
const loadLetters = () => import("./letter.tsx").then(({ LettersPage }) => LettersPage);
const loadSetup = () => import("./setup.tsx").then(({ SetupPages }) => SetupPages);
const loadAccess = () => import("./access.tsx").then(({ AccessPage }) => AccessPage);
const loadSessions = () => import("./sessions.tsx").then(({ SessionsPage }) => SessionsPage);
const loadSurges = () => import("./surge.tsx").then(({ SurgesPage }) => SurgesPage);
const loadCalls = () => import("./call.tsx").then(({ CallsPage }) => CallsPage);
const loadDuties = () => import("./duties.tsx").then(({ DutiesPage }) => DutiesPage);
const loadHandOver = () => import("./hand-over.tsx").then(({ HandOverPage }) => HandOverPage);

function Shown({ route, session, title, fast }: CasesProps) {
	const { role } = session;
	const sheet = sheetOf(route.page, role);
	if (sheet !== null) return <SheetPage page={sheet} role={role} />;
	switch (route.page) {
		case "setup":
			return <Later load={loadSetup} props={{ path: route.path, session }} />;
		case "access":
			return <Later load={loadAccess} props={{ role }} />;
		case "sessions":
			return <Later load={loadSessions} props={{}} />;
		case "handOver":
			return <Later load={loadHandOver} props={{ postId: route.postId, personId: route.personId }} />;
		case "surges":
			return <Later load={loadSurges} props={{ role }} />;
		case "publications":
		case "callers":
		case "take":
			return <OwnPage page={route.page} />;
		case "calls":
			return <Later load={loadCalls} props={{ caseNumber: route.caseNumber }} />;
		case "letters":
			return <Later load={loadLetters} props={{ letterId: route.letterId }} />;
		case "duties":
			return <Later load={loadDuties} props={{ session }} />;
		case "casebook":
		case "shelved":
		case "figures":
		case "inbox":
		case "case":
		case "invitation":
		case "signIn":
			break;
		default:
			return route satisfies never;
	}
	if (role === "observer" || role === "administrator") return <Later load={loadCalm} props={{ role }} />;
	return <Cases title={title} route={route} session={session} fast={fast} />;
}

/** Leaves a sealed case that is no longer ours to see, and brings the eye to what was done. */
function useAfterDeed(toList: () => void): void {
	const { work } = useDesk();
	const done = work.done.value;
	useEffect(() => {
		if (done === null) return;
		if (done.act === "sealConduct" || done.act === "sealProtected") toList();
		else document.getElementById("done")?.focus();
	}, [done]);
}

/** The list opens as its address says, and the address follows what is chosen, on the case's page too. */
function useFiltersInAddress(): void {
	const { inbox } = useDesk();
	const { url } = useLocation();
	useLayoutEffect(() => {
		const { filter, narrow } = shownIn(location.search);
		inbox.filter.value = filter;
		inbox.narrow.value = narrow;
	}, []);
	const [filter, narrow] = [inbox.filter.value, inbox.narrow.value];
	// Before the list is drawn anew: who sees the rows go and loads the page again finds the same list.
	useLayoutEffect(() => {
		const shown = { filter: inbox.filter.peek(), narrow: inbox.narrow.peek() };
		const search = addressWith(location.search, shown);
		if (search !== location.search) history.replaceState(history.state, "", location.pathname + search);
	}, [url, filter, narrow]);
}

type CasesProps = {
	readonly title: string;
	readonly route: Route;
	readonly session: Session;
	readonly fast: boolean;
};

function Cases({ title, route, session, fast }: CasesProps) {
	const { inbox, work, refresh } = useDesk();
	const { route: go } = useLocation();
	const preferences = usePreferences();
	const caseNumber = route.page === "case" ? route.caseNumber : null;
	const open = work.open.value;
	const isLoaded = open.status === "open" && open.caseNumber === caseNumber;
	const toList = useCallback(
		() => go(linkTo(inboxRoute, preferences)),
		[preferences.language, preferences.large],
	);
	useEffect(() => {
		void refresh();
		return startPolling(() => void refresh(), fast);
	}, [session.personId, fast]);
	useEffect(() => {
		if (caseNumber !== null) inbox.opened(caseNumber);
		void work.show(caseNumber);
	}, [caseNumber, session.personId]);
	useFiltersInAddress();
	useListPlace(inbox.listed.value, caseNumber === null);
	useFocus(caseNumber, isLoaded);
	useAfterDeed(toList);
	useKeys(toList);
	return (
		<div class={caseNumber === null ? "panes at-list" : "panes at-case"}>
			<div class="list-side">
				{caseNumber === null && <DoneNote reply={null} />}
				<InboxPane title={title} current={caseNumber} />
			</div>
			<CasePane open={open} />
			<KeyHelp />
		</div>
	);
}
