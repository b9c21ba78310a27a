import { useState } from "preact/hooks";
import type { ListAccessReply, ProposeAccess } from "../../server/contract/access.ts";
import { wordsOf } from "../lib/words.ts";
import { Select } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import type { AccessWords } from "./words-access.zh-CN.ts";

type FormsProps = {
	readonly access: ListAccessReply;
	readonly words: AccessWords;
	readonly onPropose: (grant: ProposeAccess["grant"]) => Promise<void>;
};

/** What the reader may propose for another to decide; nothing where there is nothing. */
export function AccessForms(props: FormsProps) {
	const { access, words } = props;
	const forRole = access.people.some(({ mayGrant }) => mayGrant.length > 0);
	const forPost = access.posts.some(({ mayPropose }) => mayPropose);
	if (!forRole && !forPost) return null;
	return (
		<section class="stack" aria-labelledby="propose">
			<h2 id="propose">{words.propose}</h2>
			<p class="hint">{words.proposeWhat}</p>
			{forRole && <RoleForm {...props} />}
			{forPost && <PostForm {...props} />}
		</section>
	);
}

const groupOf = (words: AccessWords, options: readonly { value: string; label: string }[]) => [
	{ label: null, options: [{ value: "", label: words.choose }, ...options] },
];

function RoleForm({ access: { people }, words, onPropose }: FormsProps) {
	const { roles } = wordsOf(usePreferences().language);
	const [personId, setPersonId] = useState("");
	const [role, setRole] = useState("");
	const able = people.filter(({ mayGrant }) => mayGrant.length > 0);
	const person = able.find((one) => one.personId === personId);
	const to = person?.mayGrant.find((one) => one === role);
	const send = (event: Event) => {
		event.preventDefault();
		if (person === undefined || to === undefined) return;
		void onPropose({ kind: "role", personId, role: to, areaPrefix: person.areaPrefix });
	};
	return (
		<form class="act stack" onSubmit={send}>
			<Select
				id="role-person"
				label={words.person}
				value={personId}
				onText={setPersonId}
				groups={groupOf(
					words,
					able.map((one) => ({ value: one.personId, label: `${one.name} · ${one.areaName}` })),
				)}
			/>
			<Select
				id="role-role"
				label={words.role}
				value={role}
				onText={setRole}
				groups={groupOf(
					words,
					(person?.mayGrant ?? []).map((one) => ({ value: one, label: roles[one] })),
				)}
			/>
			<button type="submit">{words.send}</button>
		</form>
	);
}

function PostForm({ access: { people, posts }, words, onPropose }: FormsProps) {
	const [postId, setPostId] = useState("");
	const [personId, setPersonId] = useState("");
	const able = posts.filter(({ mayPropose }) => mayPropose);
	const send = (event: Event) => {
		event.preventDefault();
		if (postId !== "" && personId !== "") void onPropose({ kind: "post", postId, personId });
	};
	return (
		<form class="act stack" onSubmit={send}>
			<Select
				id="post-post"
				label={words.post}
				value={postId}
				onText={setPostId}
				groups={groupOf(
					words,
					able.map((one) => ({ value: one.postId, label: one.name })),
				)}
			/>
			<Select
				id="post-person"
				label={words.person}
				value={personId}
				onText={setPersonId}
				groups={groupOf(
					words,
					people.map((one) => ({ value: one.personId, label: `${one.name} · ${one.areaName}` })),
				)}
			/>
			<button type="submit">{words.sendPost}</button>
		</form>
	);
}
