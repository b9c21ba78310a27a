import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { LocationProvider, useLocation } from "preact-iso";
import type { SessionStore } from "../lib/session.ts";
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
import { type Desk, DeskProvider, useDesk } from "./desk.ts";
import { DeskPage } from "./desk-page.tsx";
import { Later } from "./later.tsx";
import { inboxRoute, linkTo, pathOf, routeOf } from "./paths.ts";
import { loadWords, useWords } from "./words.ts";

type AppProps = { readonly store: SessionStore; readonly desk: Desk };

/** The desk door. Links beneath /desk stay in this page; all others load their own. */
export function App({ store, desk }: AppProps) {
	return (
		<LocationProvider scope={/^\/desk(?=$|[/?])/}>
			<DeskProvider value={desk}>
				<Preferred store={store} />
			</DeskProvider>
		</LocationProvider>
	);
}

function Preferred({ store }: { store: SessionStore }) {
	const { url } = useLocation();
	const [search = ""] = /\?[^#]*/.exec(url) ?? [];
	const preferences = useMemo(() => readPreferences(search), [search]);
	useLayoutEffect(() => applyPreferences(document.documentElement, preferences), [preferences]);
	useEffect(() => void loadWords(preferences.language), [preferences.language]);
	return (
		<PreferencesProvider value={preferences}>
			<Door store={store} />
		</PreferencesProvider>
	);
}

function Door({ store }: { store: SessionStore }) {
	const desk = useDesk();
	const { path, route: go } = useLocation();
	const { words } = useWords();
	const preferences = usePreferences();
	const state = store.state.value;
	const route = routeOf(path);
	useUnsentGuard(() => desk.drafts.anyUnfinished() || desk.forms.any());
	useEffect(() => {
		if (state.status === "in" && route.page === "signIn") go(linkTo(inboxRoute, preferences), true);
	}, [state]);
	// Whoever holds a link may not be who is signed in here.
	if (route.page === "invitation") return <Invitation store={store} />;
	switch (state.status) {
		case "asking":
			return <main class="sign-in" aria-busy="true" />;
		case "unreachable":
			return <Unreachable store={store} />;
		case "out":
			return (
				<SignInPage
					title={words.door}
					path={pathOf(route)}
					demo={store.demo.value}
					lost={state.lost}
					signIn={store.signIn}
					signInByPasskey={store.signInByPasskey}
				/>
			);
		case "in":
			return <DeskPage store={store} session={state.session} route={route} />;
		default:
			return state satisfies never;
	}
}

const loadInvitation = () => import("./invitation.tsx").then(({ InvitationPage }) => InvitationPage);

/** Opened once in a person's life: loaded when it is. */
function Invitation({ store }: { store: SessionStore }) {
	return <Later load={loadInvitation} props={{ store, token: location.hash.slice(1) }} />;
}

function Unreachable({ store }: { store: SessionStore }) {
	const state = store.state.value;
	const words = pageWords(usePreferences().language);
	if (state.status !== "unreachable") return null;
	return (
		<Page
			title={words.unreachable}
			path={pathOf(inboxRoute)}
			nav={[]}
			session={null}
			demo={null}
			asOf={null}
			onSignOut={null}
			layout="sign-in"
		>
			<Empty title={words.unreachable} level={1}>
				<ProblemNote refused={state.refused} />
				<button type="button" onClick={() => void store.start()}>
					{words.tryAgain}
				</button>
			</Empty>
		</Page>
	);
}
