import type { ReadSetupReply } from "../../server/contract/setup.ts";
import { usePreferences, withPreferences } from "../parts/preferences.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { accessRoute, linkTo } from "./paths.ts";
import { useSetup, useSetupLink } from "./setup-house.tsx";
import type { SetupWords } from "./words-setup.zh-CN.ts";

type Name = keyof SetupWords["menu"];
type Step = { readonly name: Name; readonly done: boolean; readonly states: readonly string[] };

/** What there is to work with: places, posts, people, and what they answer for. */
function houseSteps(setup: ReadSetupReply, { state, posts }: SetupWords): readonly Step[] {
	const { areas, reportAreas, dutyBook: book, missingKinds } = setup;
	const kinds = missingKinds.map((kind) => posts.kinds[kind]).join(" · ");
	const bookState =
		book === null
			? [state.noBook]
			: [
					state.book(book.items, book.gap, book.overlap, book.vacant),
					...(book.unsigned === 0 ? [] : [state.unsigned(book.unsigned)]),
				];
	return [
		{ name: "areas", done: reportAreas > 0, states: [state.areas(areas, reportAreas)] },
		{
			name: "posts",
			done: setup.posts > 0 && missingKinds.length === 0,
			states: [state.posts(setup.posts, setup.vacantPosts), ...(kinds === "" ? [] : [state.kinds(kinds)])],
		},
		{
			name: "people",
			done: setup.posts > 0 && setup.vacantPosts === 0,
			states: [state.people(setup.people, setup.idlePeople)],
		},
		{
			name: "duties",
			done: book !== null && book.gap + book.overlap + book.vacant === 0,
			states: bookState,
		},
	];
}

/** The steps of a first start in their order, each with how far it has come. */
function stepsOf(setup: ReadSetupReply, words: SetupWords): readonly Step[] {
	const { state } = words;
	const { missingYear, asOf, people, withoutAccount, administrators, disciplineOfficers } = setup;
	return [
		...houseSteps(setup, words),
		{
			name: "calendar",
			done: missingYear > Number(asOf.slice(0, 4)),
			states: [state.calendar(missingYear)],
		},
		{
			name: "access",
			done: people > 0 && withoutAccount === 0,
			states: [state.access(people - withoutAccount, withoutAccount)],
		},
		{
			name: "keepers",
			done: administrators > 1 && disciplineOfficers > 1,
			states: [state.keepers(administrators, disciplineOfficers)],
		},
		{
			name: "conduct",
			done: setup.conduct !== "undecided",
			states: [state.conduct[setup.conduct]],
		},
		{
			name: "address",
			done: setup.hasAddress,
			states: [setup.hasAddress ? state.address : state.noAddress],
		},
		{
			name: "firstReport",
			done: setup.dispatched,
			states: [setup.dispatched ? state.dispatched : state.notYet],
		},
	];
}

/** The parts of the set-up: what each is for and how complete it is; the steps of a first start tick themselves. */
export function SetupMenu() {
	const { client, words } = useSetup();
	const asked = useReply(() => client.readSetup());
	const { reply } = asked;
	return (
		<>
			<h1>{words.title}</h1>
			<p class="hint">{words.what}</p>
			<Waiting asked={asked} />
			{reply?.ok && <Menu setup={reply.value} />}
		</>
	);
}

function Menu({ setup }: { readonly setup: ReadSetupReply }) {
	const { words } = useSetup();
	const preferences = usePreferences();
	const link = useSetupLink();
	const steps = stepsOf(setup, words);
	const next = steps.find(({ done }) => !done);
	const elsewhere: Partial<Record<Name, string>> = {
		access: linkTo(accessRoute, preferences),
		keepers: linkTo(accessRoute, preferences),
		conduct: linkTo(accessRoute, preferences),
		address: withPreferences("/posters", preferences),
		firstReport: withPreferences("/", preferences),
	};
	const hrefOf = (name: Name) => elsewhere[name] ?? link(name);
	const { state } = words;
	return (
		<>
			<p class="row">
				<span role="status">{words.progress(steps.filter(({ done }) => done).length, steps.length)}</span>
				{next !== undefined && (
					<a class="btn go" href={hrefOf(next.name)}>
						{words.next(words.menu[next.name].name)}
					</a>
				)}
			</p>
			<ol class="box setup-menu">
				{steps.map((step) => (
					<MenuRow key={step.name} {...step} href={hrefOf(step.name)} />
				))}
			</ol>
			<h2>{words.more}</h2>
			<ul class="box setup-menu">
				<MenuRow
					name="roster"
					href={link("roster")}
					done={null}
					states={[setup.areas === 0 ? state.noRoster : state.roster(setup.rosterGaps)]}
				/>
				<MenuRow name="bodies" href={link("bodies")} done={null} states={[state.bodies(setup.withoutBody)]} />
				<MenuRow name="policy" href={link("policy")} done={null} states={[state.policy]} />
				<MenuRow name="retention" href={link("retention")} done={null} states={[]} />
			</ul>
		</>
	);
}

type RowProps = Omit<Step, "done"> & { readonly done: boolean | null; readonly href: string };

function MenuRow({ name, done, states, href }: RowProps) {
	const { words } = useSetup();
	const { name: label, what } = words.menu[name];
	return (
		<li>
			<a href={href}>{label}</a>
			{done !== null && (
				<span class={done ? "ticked" : "open"}>{done ? `✓ ${words.stepDone}` : words.stepOpen}</span>
			)}
			<p class="hint">{what}</p>
			{states.map((state) => (
				<p class="num" key={state}>
					{state}
				</p>
			))}
		</li>
	);
}
