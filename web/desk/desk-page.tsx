import { useCallback, useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Session } from "../../server/contract/sign-in.ts";
import { mayUse } from "../../server/domain/permission.ts";
import type { SessionStore } from "../lib/session.ts";
import { type NavItem, Page } from "../parts/page.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { CalmPage } from "./calm.tsx";
import { CasePane } from "./case.tsx";
import { useDesk } from "./desk.ts";
import { DoneNote } from "./done-note.tsx";
import { InboxPane, inboxTitle } from "./inbox.tsx";
import { KeyHelp } from "./key-help.tsx";
import { LettersPage } from "./letter.tsx";
import { useListPlace } from "./list-place.tsx";
import { inboxRoute, lettersRoute, linkTo, linkToAudit, pathOf, type Route, signInRoute } from "./paths.ts";
import { startPolling } from "./polling.ts";
import { useKeys } from "./use-keys.ts";
import { useWords } from "./words.ts";

type DeskPageProps = { readonly store: SessionStore; readonly session: Session; readonly route: Route };

/** The desk of one person: list and case side by side, on a phone one after the other. */
export function DeskPage({ store, session, route }: DeskPageProps) {
	const { now } = useDesk();
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
	const isLetters = route.page === "letters";
	const title = inboxTitle(role, words);
	const nav: NavItem[] = mayUse("listInbox", role)
		? [
				{ href: linkTo(inboxRoute, preferences), label: title, current: !isLetters },
				{ href: linkTo(lettersRoute, preferences), label: words.letters.title, current: isLetters },
			]
		: [];
	if (mayUse("readStatistics", role)) {
		nav.push({ href: linkToAudit(preferences), label: words.nav.audit, current: false });
	}
	const isCalm = role === "observer" || role === "administrator";
	return (
		<Page
			title={`${isLetters ? words.letters.title : title} · ${words.door}`}
			path={pathOf(route)}
			nav={nav}
			session={session}
			demo={store.demo.value}
			asOf={now()}
			onSignOut={signOut}
			onSpeed={store.setSpeed}
			layout={isCalm ? "calm" : isLetters ? "letters" : "split"}
		>
			{isCalm && <CalmPage role={role} />}
			{!isCalm && route.page === "letters" && <LettersPage letterId={route.letterId} />}
			{!isCalm && route.page !== "letters" && (
				<Cases title={title} route={route} session={session} fast={(store.demo.value?.speed ?? 1) > 1} />
			)}
		</Page>
	);
}

/** Focus follows the reader's step: into the case's heading, and back to its row. */
function useFocus(caseNumber: string | null, isLoaded: boolean): void {
	const before = useRef<{ caseNumber: string | null; focused: boolean }>({ caseNumber, focused: true });
	useEffect(() => {
		const left = before.current.caseNumber;
		if (left === caseNumber) {
			if (before.current.focused || !isLoaded) return;
			before.current.focused = true;
			document.getElementById("case-title")?.focus({ preventScroll: true });
			return;
		}
		before.current = { caseNumber, focused: caseNumber === null };
		if (caseNumber === null && left !== null) {
			const row = document.querySelector<HTMLElement>(`[data-case="${left}"]`);
			(row ?? document.getElementById("list-title"))?.focus({ preventScroll: true });
		} else if (isLoaded) {
			before.current.focused = true;
			document.getElementById("case-title")?.focus({ preventScroll: true });
		}
	}, [caseNumber, isLoaded]);
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
