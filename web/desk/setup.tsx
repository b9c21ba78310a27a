import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Reply } from "../lib/client.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { linkTo } from "./paths.ts";
import "./setup.css";
import { AreasPage } from "./setup-areas.tsx";
import { BodiesPage } from "./setup-bodies.tsx";
import { CalendarPage } from "./setup-calendar.tsx";
import { type SetupClient, setupClient } from "./setup-client.ts";
import { DutiesPage } from "./setup-duties.tsx";
import { type House, type SetupPage, SetupProvider, setupWords } from "./setup-house.tsx";
import { SetupMenu } from "./setup-menu.tsx";
import { PeoplePage } from "./setup-people.tsx";
import { PolicyPage } from "./setup-policy.tsx";
import { PostsPage } from "./setup-posts.tsx";
import { RetentionPage } from "./setup-retention.tsx";
import { RosterPage } from "./setup-roster.tsx";

export type SetupProps = { readonly path: readonly string[]; readonly session: Session };

type Done = {
	readonly sentence: string;
	readonly at: string;
	/** The house as it was read before: it shows nothing of what was done. */
	readonly over: Reply<House> | null;
	readonly times: number;
};
type Stale = { readonly form: string; readonly times: number };

/** Setting a house up, for its administrator: the menu or a part of it. Loaded only when it is opened. */
export function SetupPages({ path, session }: SetupProps) {
	const { client } = useDesk();
	const { route: go } = useLocation();
	const preferences = usePreferences();
	const { language } = preferences;
	const own = useMemo(() => setupClient(client.call), [client]);
	const here = path.join("/");
	const [done, setDone] = useState<Done | null>(null);
	const [stale, setStale] = useState<Stale | null>(null);
	const asked = useReply(() => readHouse(own), `${here} ${done?.times ?? 0}`);
	const words = setupWords(language);
	const toDone: SetupPage["toDone"] = (sentence, ...to) => {
		setDone({ sentence, at: to.join("/"), over: asked.reply, times: (done?.times ?? 0) + 1 });
		go(linkTo({ page: "setup", path: to }, preferences));
	};
	const toStale: SetupPage["toStale"] = async (form) => {
		const read = await readHouse(own);
		if (!read.ok) return read.refused;
		asked.put(read);
		setStale({ form, times: (stale?.times ?? 0) + 1 });
		return null;
	};
	const reply = asked.reply === done?.over ? null : asked.reply;
	return (
		<>
			{path.length > 0 && (
				<p class="screen-only">
					<a class="lone" href={linkTo({ page: "setup", path: [] }, preferences)}>
						‹ {words.back}
					</a>
				</p>
			)}
			<Said sentence={done?.at === here ? done.sentence : null} />
			<Waiting asked={{ ...asked, reply }} />
			{reply?.ok && (
				<SetupProvider
					value={{
						...{ house: reply.value, session, client: own, language, words, toDone },
						...{ stale: stale?.form ?? null, toStale },
					}}
				>
					<Part key={`${here} ${stale?.times}`} path={path} />
				</SetupProvider>
			)}
		</>
	);
}

async function readHouse(client: SetupClient): Promise<Reply<House>> {
	// The version comes first: whatever is read after it is at least as new, so that no save in between goes unseen.
	const places = await client.readPlaces();
	if (!places.ok) return places;
	const people = await client.listPeople();
	if (!people.ok) return people;
	return { ok: true, value: { ...places.value, people: people.value.items } };
}

/** What was done, where it can be seen: it stays until the next page. */
function Said({ sentence }: { readonly sentence: string | null }) {
	useEffect(() => {
		if (sentence !== null) document.getElementById("setup-done")?.focus();
	}, [sentence]);
	return (
		<p class={sentence === null ? "sr" : "notice"} role="status" id="setup-done" tabIndex={-1}>
			{sentence}
		</p>
	);
}

function Part({ path: [part, ...rest] }: { readonly path: readonly string[] }) {
	const { words } = { words: setupWords(usePreferences().language) };
	switch (part) {
		case undefined:
			return <SetupMenu />;
		case "areas":
			return <AreasPage path={rest} />;
		case "policy":
			return <PolicyPage path={rest} />;
		case "retention":
			return <RetentionPage />;
		case "calendar":
			return <CalendarPage path={rest} />;
		case "roster":
			return <RosterPage path={rest} />;
		case "duties":
			return <DutiesPage path={rest} />;
		case "people":
			return <PeoplePage path={rest} />;
		case "bodies":
			return <BodiesPage path={rest} />;
		case "posts":
			return <PostsPage path={rest} />;
		default:
			return <Empty title={words.unknown} level={1} />;
	}
}
