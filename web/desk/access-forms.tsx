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

/** What was left unchosen at the last try: said at its list, the first of which takes the focus. */
function useUnchosen(words: AccessWords) {
	const [unchosen, setUnchosen] = useState<readonly string[]>([]);
	const check = (values: Readonly<Record<string, string>>) => {
		const found = Object.keys(values).filter((id) => values[id] === "");
		setUnchosen(found);
		requestAnimationFrame(() => document.getElementById(found[0] ?? "")?.focus());
		return found.length === 0;
	};
	return { check, errorOf: (id: string) => (unchosen.includes(id) ? words.required : null) };
}

function RoleForm({ access: { people }, words, onPropose }: FormsProps) {
	const { roles } = wordsOf(usePreferences().language);
	const [personId, setPersonId] = useState("");
	const [role, setRole] = useState("");
	const able = people.filter(({ mayGrant }) => mayGrant.length > 0);
	const person = able.find((one) => one.personId === personId);
	const to = person?.mayGrant.find((one) => one === role);
	const { check, errorOf } = useUnchosen(words);
	const send = (event: Event) => {
		event.preventDefault();
		if (!check({ "role-person": personId, "role-role": role })) return;
		if (person === undefined || to === undefined) return;
		void onPropose({ kind: "role", personId, role: to, areaPrefix: person.areaPrefix });
	};
	return (
		<form class="act stack" onSubmit={send}>
			<Select
				id="role-person"
				label={words.person}
				error={errorOf("role-person")}
				value={personId}
				onText={(chosen) => {
					setPersonId(chosen);
					// What one may become another may not.
					setRole("");
				}}
				groups={groupOf(
					words,
					able.map((one) => ({ value: one.personId, label: `${one.name} · ${one.areaName}` })),
				)}
			/>
			<Select
				id="role-role"
				label={words.role}
				error={errorOf("role-role")}
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
	const { check, errorOf } = useUnchosen(words);
	const send = (event: Event) => {
		event.preventDefault();
		if (check({ "post-post": postId, "post-person": personId }))
			void onPropose({ kind: "post", postId, personId });
	};
	return (
		<form class="act stack" onSubmit={send}>
			<Select
				id="post-post"
				label={words.post}
				error={errorOf("post-post")}
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
				error={errorOf("post-person")}
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
