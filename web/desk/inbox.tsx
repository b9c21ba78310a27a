import type { Session } from "../../server/contract/sign-in.ts";
import { Empty } from "../parts/empty.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { categoryName } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import { everything, type Filter, type Group, groupsOf, nextToFall, shownOf } from "./inbox.ts";
import { Find } from "./inbox-filters.tsx";
import { InboxRow } from "./inbox-row.tsx";
import type { Listed } from "./inbox-store.ts";
import { NewAbove } from "./list-place.tsx";
import { SearchResults } from "./search.tsx";
import { dayText, shortDeadline } from "./times.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

/** What the list is called, by what its reader mostly does with it. */
export function inboxTitle(role: Session["role"], words: DeskWords): string {
	switch (role) {
		case "supervisor":
		case "leader":
		case "head":
			return words.nav.decisions;
		case "operator":
			return words.nav.triage;
		case "cadre":
		case "disciplineOfficer":
		case "observer":
		case "administrator":
			return words.nav.inbox;
		default:
			return role satisfies never;
	}
}

type InboxProps = {
	readonly title: string;
	/** The case on screen, or null. */
	readonly current: string | null;
};

/** The list of what is due, most pressing first. */
export function InboxPane({ title, current }: InboxProps) {
	const { inbox } = useDesk();
	const { words } = useWords();
	const listed = inbox.listed.value;
	const refused = inbox.refused.value;
	const Title = current === null ? "h1" : "h2";
	return (
		<section class="list" id="list" aria-label={words.listLabel}>
			<Title class="sr" id="list-title" tabIndex={-1}>
				{title}
			</Title>
			{refused !== null && (
				<ProblemNote refused={refused}>
					{listed !== null && <p>{words.notFresh}</p>}
					<button type="button" onClick={() => void inbox.refresh()}>
						{words.retry}
					</button>
				</ProblemNote>
			)}
			{listed === null && refused === null && <p class="loading hint">{words.loading}</p>}
			{listed !== null && <Inbox listed={listed} current={current} />}
			<Announcement />
		</section>
	);
}

function Inbox({ listed, current }: { listed: Listed; current: string | null }) {
	const { search } = useDesk();
	const found = search.found.value;
	return (
		<>
			<Find listed={listed} />
			<NewAbove />
			{found === null ? (
				<Groups listed={listed} current={current} />
			) : (
				<SearchResults found={found} current={current} />
			)}
			{found === null && search.refused.value !== null && <ProblemNote refused={search.refused.value} />}
		</>
	);
}

function Groups({ listed, current }: { listed: Listed; current: string | null }) {
	const { inbox } = useDesk();
	const filter = inbox.filter.value;
	const groups = groupsOf(shownOf(listed.items, filter, inbox.narrow.value), listed.asOf);
	return (
		<>
			{groups.length === 0 && <NothingHere listed={listed} filter={filter} />}
			{groups.map((group) => (
				<GroupOfRows key={group.key} group={group} now={listed.asOf} current={current} />
			))}
		</>
	);
}

type GroupProps = { readonly group: Group; readonly now: string; readonly current: string | null };

function GroupOfRows({ group, now, current }: GroupProps) {
	const { inbox, drafts } = useDesk();
	const { language, words } = useWords();
	const { key, date, items } = group;
	const Head = current === null ? "h2" : "h3";
	const day = date === null ? "" : ` · ${dayText(date, now, language)}`;
	return (
		<section class="group" aria-labelledby={`group-${key}`}>
			<Head id={`group-${key}`}>
				<span>
					{words.groups[key]}
					{day}
				</span>
				<b class="num">{items.length}</b>
			</Head>
			<ul>
				{items.map((item) => (
					<InboxRow
						key={item.caseNumber}
						item={item}
						now={now}
						current={item.caseNumber === current}
						fresh={inbox.fresh.value.has(item.caseNumber)}
						unfinished={drafts.unfinished(item.caseNumber)}
					/>
				))}
			</ul>
		</section>
	);
}

function NothingHere({ listed, filter }: { listed: Listed; filter: Filter }) {
	const { inbox } = useDesk();
	const { language, words } = useWords();
	const isNarrow = Object.values(inbox.narrow.value).some((value) => value !== "");
	const next = filter === "mine" && !isNarrow ? nextToFall(listed.items, listed.asOf) : null;
	const matter = next === null ? "" : (categoryName(next.categoryCode, language) ?? words.noCategory);
	const nextText =
		next === null || next.dueAt === null
			? words.empty.quiet
			: words.empty.nextDue(shortDeadline(next.dueAt, listed.asOf, language), `${next.areaName} ${matter}`);
	return (
		<Empty title={isNarrow ? words.narrow.none : words.empty[filter]} line>
			{!isNarrow && <p class="hint num">{nextText}</p>}
			{(filter !== "all" || isNarrow) && listed.items.length > 0 && (
				<button
					type="button"
					onClick={() => {
						inbox.filter.value = "all";
						inbox.narrow.value = everything;
					}}
				>
					{words.empty.seeAll(listed.items.length)}
				</button>
			)}
		</Empty>
	);
}

/** Says to a screen reader that rows came; the list itself does not move. */
function Announcement() {
	const { inbox } = useDesk();
	const { words } = useWords();
	const arrived = inbox.arrived.value;
	return (
		<p class="sr" role="status">
			{arrived === null ? "" : words.arrived(arrived.count, arrived.mine)}
		</p>
	);
}
