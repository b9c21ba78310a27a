import type { PersonWire } from "../../server/contract/people.ts";
import { listed } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { accessRoute, linkTo } from "./paths.ts";
import { areaNamed, personNamed, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { LeaveForm, PersonForm, RelationForm, RoleForm } from "./setup-people-forms.tsx";
import { useSpan } from "./setup-saved.tsx";

/** People: the list, one to add, and what may be changed of each. */
export function PeoplePage({ path: [personId, deed] }: { readonly path: readonly string[] }) {
	const { house, words } = useSetup();
	if (personId === undefined) return <PeopleList />;
	if (personId === "new") return <PersonForm />;
	const person = house.people.find((one) => one.personId === personId);
	if (person === undefined) return <Empty title={words.unknown} level={1} />;
	switch (deed) {
		case "role":
			return <RoleForm person={person} />;
		case "leave":
			return <LeaveForm person={person} />;
		case "relation":
			return <RelationForm person={person} />;
		default:
			return <OnePerson person={person} />;
	}
}

function PeopleList() {
	const { house, language, words } = useSetup();
	const link = useSetupLink();
	const { people } = words;
	const { roles } = wordsOf(language);
	return (
		<>
			<h1>{words.menu.people.name}</h1>
			<p class="hint">{words.menu.people.what}</p>
			<p>
				<a class="btn go" href={link("people", "new")}>
					{people.add}
				</a>
			</p>
			{house.people.length === 0 ? (
				<Empty title={people.empty} line>
					<p>{people.emptyWhat}</p>
				</Empty>
			) : (
				<ul class="box setup-list">
					{house.people.map(({ personId, name, role, areaPrefix, posts }) => (
						<li key={personId}>
							<a href={link("people", personId)}>{name}</a>{" "}
							<span class="soft">
								{roles[role]} · {areaNamed(house, areaPrefix, words)} ·{" "}
								{posts.length === 0
									? people.noPost
									: listed(
											posts.map((post) => post.name),
											language,
										)}
							</span>
						</li>
					))}
				</ul>
			)}
		</>
	);
}

function OnePerson({ person }: { readonly person: PersonWire }) {
	const { house, session, language, words } = useSetup();
	const link = useSetupLink();
	const { people, posts } = words;
	const preferences = usePreferences();
	const { personId, name, role, areaPrefix } = person;
	const isOwn = session.personId === personId;
	return (
		<>
			<h1>{name}</h1>
			<dl class="asked box">
				<div>
					<dt>{people.role}</dt>
					<dd>{wordsOf(language).roles[role]}</dd>
				</div>
				<div>
					<dt>{people.area}</dt>
					<dd>{areaNamed(house, areaPrefix, words)}</dd>
				</div>
				<Facts person={person} />
			</dl>
			<p class="row">
				{!isOwn && (
					<a class="btn" href={link("people", personId, "role")}>
						{people.changeRole}
					</a>
				)}
				<a class="btn" href={link("people", personId, "leave")}>
					{people.leave}
				</a>
				<a class="btn" href={link("people", personId, "relation")}>
					{people.relation}
				</a>
				<a class="btn" href={link("bodies", "person", personId)}>
					{words.menu.bodies.name}
				</a>
				<a class="btn" href={linkTo(accessRoute, preferences)}>
					{people.invite}
				</a>
				<a class="btn" href={link("posts")}>
					{people.place}
				</a>
			</p>
			{isOwn && <p class="hint">{people.ownRole}</p>}
			{person.posts.length > 0 && <h2>{posts.sheet}</h2>}
			<Sheets person={person} />
		</>
	);
}

function Facts({ person }: { readonly person: PersonWire }) {
	const { house, words } = useSetup();
	const span = useSpan();
	const rows: readonly (readonly [string, readonly string[]])[] = [
		[words.people.posts, person.posts.map((post) => `${postNamed(house, post.postId)} ${span(post)}`)],
		[words.people.leaves, person.leaves.map(span)],
		[words.people.relations, person.relatedIds.map((id) => personNamed(house, id))],
	];
	return (
		<>
			{rows.map(([label, values]) => (
				<div key={label}>
					<dt>{label}</dt>
					{(values.length === 0 ? [words.none] : values).map((value) => (
						<dd class="num" key={value}>
							{value}
						</dd>
					))}
				</div>
			))}
		</>
	);
}

function Sheets({ person: { personId, posts } }: { readonly person: PersonWire }) {
	const { house } = useSetup();
	const preferences = usePreferences();
	return (
		<ul>
			{posts.map(({ postId }) => (
				<li key={postId}>
					<a href={linkTo({ page: "handOver", postId, personId }, preferences)}>{postNamed(house, postId)}</a>
				</li>
			))}
		</ul>
	);
}
