import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Forms } from "../lib/forms.ts";
import type { SessionStore } from "../lib/session.ts";
import { wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { pageWords } from "../parts/page-words.ts";
import {
	applyPreferences,
	PreferencesProvider,
	readPreferences,
	usePreferences,
} from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { SignInPage } from "../parts/sign-in.tsx";
import { useUnsentGuard } from "../parts/unsent.ts";
import { createCommunities } from "./communities.ts";
import { OverduePage } from "./escalation.tsx";
import { FigureCasesPage } from "./figure-cases.tsx";
import { DoorProvider, Frame, type PageName, pagesOf } from "./frame.tsx";
import { createLastBoard } from "./last-board.ts";
import { auditRoutes, linkTo } from "./paths.ts";
import { createReads } from "./reads.ts";
import { SealedPage } from "./sealed.tsx";
import { StatisticsPage } from "./statistics.tsx";
import { FilePage } from "./trail.tsx";
import { auditWords } from "./words.ts";

type AppProps = {
	readonly store: SessionStore;
	/** What is typed and not sent: it outlives the session that it was typed in. */
	readonly forms: Forms;
};

/** The audit door. */
export function App(given: AppProps) {
	useUnsentGuard(given.forms.any);
	return (
		<LocationProvider scope={/^\/audit(?:\/|$)/}>
			<Preferred {...given} />
		</LocationProvider>
	);
}

/** Language and letter size as the address says, on the whole page. */
function Preferred(given: AppProps) {
	const { url } = useLocation();
	const search = url.includes("?") ? url.slice(url.indexOf("?")) : "";
	const preferences = useMemo(() => readPreferences(search), [search]);
	useLayoutEffect(() => applyPreferences(document.documentElement, preferences), [preferences]);
	return (
		<PreferencesProvider value={preferences}>
			<Gate {...given} />
		</PreferencesProvider>
	);
}

/** Nobody passes unknown; whoever signs in finds the page they came for. */
function Gate({ store, forms }: AppProps) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { path } = useLocation();
	const state = store.state.value;
	switch (state.status) {
		case "asking":
			return null;
		case "unreachable":
			return (
				<Bare title={pageWords(language).unreachable} store={store}>
					<ProblemNote refused={state.refused}>
						<button type="button" onClick={() => void store.start()}>
							{pageWords(language).tryAgain}
						</button>
					</ProblemNote>
				</Bare>
			);
		case "out":
			return (
				<SignInPage
					title={words.door}
					path={path}
					demo={store.demo.value}
					lost={state.lost}
					signIn={store.signIn}
					signInByPasskey={store.signInByPasskey}
				/>
			);
		case "in":
			return <Inside {...{ store, forms }} session={state.session} />;
		default:
			return state satisfies never;
	}
}

type BareProps = {
	readonly title: string;
	readonly store: SessionStore;
	readonly children: preact.ComponentChildren;
};

function Bare({ title, store, children }: BareProps) {
	const { path } = useLocation();
	return (
		<Page
			title={title}
			path={path}
			nav={[]}
			session={null}
			demo={store.demo.value}
			asOf={null}
			onSignOut={null}
			layout="sheet"
		>
			<h1>{title}</h1>
			{children}
		</Page>
	);
}

function Inside({ store, forms, session }: AppProps & { readonly session: Session }) {
	const door = useMemo(() => {
		const reads = createReads(store.client);
		const communities = createCommunities(reads);
		return { store, forms, reads, session, communities, lastBoard: createLastBoard(reads) };
	}, [store, forms, session]);
	useFocusOnArrival();
	const pages = pagesOf(session.role);
	const [first] = pages;
	if (first === undefined) {
		return (
			<DoorProvider value={door}>
				<NotForYou role={session.role} />
			</DoorProvider>
		);
	}
	const has = (name: PageName) => pages.includes(name);
	return (
		<DoorProvider value={door}>
			<Router>
				<Route path={auditRoutes.board} component={has("board") ? OverduePage : StatisticsPage} />
				<Route path={auditRoutes.signIn} component={Home} />
				<Route path={auditRoutes.statistics} component={StatisticsPage} />
				<Route path={auditRoutes.figureCases} component={has("board") ? FigureCasesPage : NotHere} />
				<Route path={auditRoutes.file} component={has("board") ? FilePage : NotHere} />
				<Route path={auditRoutes.sealed} component={has("sealed") ? SealedPage : NotHere} />
				<Route default component={NotHere} />
			</Router>
		</DoorProvider>
	);
}

/** A new page takes the focus, unless it has given it a better place itself; the first page leaves it to the browser. */
function useFocusOnArrival(): void {
	const { path } = useLocation();
	const arrivedAt = useRef(path);
	useEffect(() => {
		if (arrivedAt.current === path) return;
		arrivedAt.current = path;
		const active = document.activeElement;
		if (active !== null && active !== document.body) return;
		document.getElementById("main")?.focus({ preventScroll: true });
	}, [path]);
}

/** Whoever came for the sign-in page alone goes on to the first page. */
function Home() {
	const preferences = usePreferences();
	const { route } = useLocation();
	useEffect(() => route(linkTo(auditRoutes.board, preferences), true), [route, preferences]);
	return null;
}

function NotForYou({ role }: { readonly role: Session["role"] }) {
	const preferences = usePreferences();
	const words = auditWords(preferences.language);
	return (
		<Frame title={words.notForYou} path={auditRoutes.board} current={null} asOf={null}>
			<Empty title={words.notForYou} level={1}>
				<p>{words.notForYouHint(wordsOf(preferences.language).roles[role])}</p>
				<p>
					<a href={linkTo("/desk", preferences)}>{words.toDesk}</a>
				</p>
			</Empty>
		</Frame>
	);
}

function NotHere() {
	const preferences = usePreferences();
	const words = auditWords(preferences.language);
	return (
		<Frame title={words.notHere} path={auditRoutes.board} current={null} asOf={null}>
			<Empty title={words.notHere} level={1}>
				<p>
					<a href={linkTo(auditRoutes.board, preferences)}>{words.toBoard}</a>
				</p>
			</Empty>
		</Frame>
	);
}
