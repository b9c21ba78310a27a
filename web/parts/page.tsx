import type { ComponentChildren } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Demo, Refused } from "../lib/client.ts";
import { moment, secondsOf } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import type { SharedWords } from "../lib/words.zh-CN.ts";
import { pageWords } from "./page-words.ts";
import { PreferenceLinks, usePreferences, withPreferences } from "./preferences.tsx";
import { ProblemNote } from "./problem.tsx";

export type NavItem = { readonly href: string; readonly label: string; readonly current: boolean };

export type PageProps = {
	/** Of the browser's window; the page draws its own h1. */
	readonly title: string;
	/** Where the switches stay: the path without a query. */
	readonly path: string;
	readonly nav: readonly NavItem[];
	readonly session: Session | null;
	readonly demo: Demo | null;
	/** The server's time when the page was last filled: the demo's clock shows it. */
	readonly asOf: string | null;
	readonly onSignOut: (() => Promise<Refused | null>) | null;
	/** Given, the demo's clock can be run faster from the bar. */
	readonly onSpeed?: (speed: number) => Promise<void>;
	/** Class of `main`; the box around all of it is named after it too. */
	readonly layout: string;
	readonly children: ComponentChildren;
};

/** The frame of the desk and audit doors: skip link, bar, one `main`. */
export function Page(props: PageProps) {
	const { title, path, nav, session, demo, asOf, onSignOut, onSpeed, layout, children } = props;
	const preferences = usePreferences();
	const { language } = preferences;
	const words = pageWords(language);
	// Before anything is drawn: a screen reader may read the title as soon as there is something to read.
	useLayoutEffect(() => {
		document.title = title;
	}, [title]);
	return (
		<div class={`door ${layout.split(" ")[0]}-door`}>
			<a class="skip" href="#main">
				{words.toContent}
			</a>
			<header class="bar">
				{nav.length > 0 && <Nav label={words.mainMenu} items={nav} />}
				{session !== null && <Seen name={session.name} asOf={asOf ?? session.asOf} />}
				{demo !== null && <DemoClock demo={demo} asOf={asOf} onSpeed={onSpeed} />}
				<div class="tools">
					{session !== null && (
						<a class="tool who" href={withPreferences("/desk/sessions", preferences)}>
							{whoOf(session, wordsOf(language).roles)}
						</a>
					)}
					<PreferenceLinks path={path} />
					{onSignOut !== null && <SignOut onSignOut={onSignOut} />}
				</div>
			</header>
			<main id="main" class={layout} tabIndex={-1}>
				{children}
			</main>
		</div>
	);
}

function Nav({ label, items }: { label: string; items: readonly NavItem[] }) {
	return (
		<nav aria-label={label}>
			{items.map(({ href, label: text, current }) => (
				<a key={href} href={href} aria-current={current ? "page" : undefined}>
					{text}
				</a>
			))}
		</nav>
	);
}

/** Post, not name: who holds no post is shown by role and place. */
function whoOf({ posts, role, areaName }: Session, roles: SharedWords["roles"]): string {
	const [post] = posts;
	return post === undefined ? `${areaName} ${roles[role]}` : post.name;
}

/**
 * Who looks at it, and when: on every screen of staff, and on whatever is printed of it (trust.md A10). Seen from another
 * year, so that the year is said: every other time on the paper is of this one, or has its own.
 */
function Seen({ name, asOf }: { name: string; asOf: string }) {
	const { language } = usePreferences();
	const when = moment(asOf, 0, language);
	return <p class="seen num">{pageWords(language).seen(name, when)}</p>;
}

const demoSpeeds = [1, 60, 600, 3600] as const;

type DemoClockProps = {
	readonly demo: Demo;
	readonly asOf: string | null;
	readonly onSpeed: PageProps["onSpeed"];
};

/** Says that the clock is not the world's, and how fast it runs. Times on the page are of this clock. */
function DemoClock({ demo, asOf, onSpeed }: DemoClockProps) {
	const { language } = usePreferences();
	const words = pageWords(language);
	const at = later(asOf ?? demo.clock, demo.clock);
	const when = moment(at, 0, language);
	return (
		<div class="demo-clock num">
			{words.demoClock(when)}
			{onSpeed !== undefined && (
				<select
					aria-label={words.demoSpeed}
					value={String(demo.speed)}
					onChange={(event) => void onSpeed(Number(event.currentTarget.value))}
				>
					{demoSpeeds.map((speed) => (
						<option key={speed} value={String(speed)} selected={speed === demo.speed}>
							{words.demoSpeeds[speed]}
						</option>
					))}
				</select>
			)}
		</div>
	);
}

function later(one: string, other: string): string {
	return secondsOf(one) > secondsOf(other) ? one : other;
}

function SignOut({ onSignOut }: { onSignOut: () => Promise<Refused | null> }) {
	const words = pageWords(usePreferences().language);
	const [busy, setBusy] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const leave = async () => {
		if (busy) return;
		setBusy(true);
		setRefused(await onSignOut());
		setBusy(false);
	};
	return (
		<>
			{refused !== null && <ProblemNote refused={refused} />}
			<button
				type="button"
				class="tool"
				aria-disabled={busy ? "true" : undefined}
				onClick={() => void leave()}
			>
				{busy ? words.signingOut : words.signOut}
			</button>
		</>
	);
}
