import { useEffect, useState } from "preact/hooks";
import type { PostWire } from "../../server/contract/dispatch.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { type Option, Select } from "../parts/form.tsx";
import { useDesk } from "./desk.ts";
import type { Part } from "./drafts.ts";
import { Loads } from "./load.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type List<Item> = { readonly items: readonly Item[]; readonly refused: Refused | null };

/** A list of the server that a form chooses from, read when the form opens. */
export function useList<Item>(
	read: () => Promise<Reply<{ readonly items: readonly Item[] }>>,
	about: string,
): List<Item> {
	const [list, setList] = useState<List<Item>>({ items: [], refused: null });
	useEffect(() => {
		let here = true;
		void read().then((reply) => {
			if (here)
				setList(
					reply.ok ? { items: reply.value.items, refused: null } : { items: [], refused: reply.refused },
				);
		});
		return () => {
			here = false;
		};
	}, [about]);
	return list;
}

/** The posts that may take a case of the area; with `help`, those that can be asked for help. */
export function usePosts(areaCode: string, help = false): List<PostWire> {
	const { client } = useDesk();
	return useList(() => client.listPosts(areaCode, help), areaCode);
}

/** Posts by unit, in the order they came, with what each has in hand where that is told. */
export function postChoices(
	posts: readonly PostWire[],
	inHand: (count: number) => string,
): { readonly label: string; readonly options: readonly Option[] }[] {
	const units = [...new Set(posts.map(({ unit }) => unit))];
	return units.map((unit) => ({
		label: unit,
		options: posts
			.filter((post) => post.unit === unit)
			.map(({ postId, name, load }) => ({
				value: postId,
				label: load === null ? name : `${name} · ${inHand(load.open)}`,
			})),
	}));
}

type PostPart = Extract<Part, "decisionPostId" | "assistPostId" | "newPostId" | "ownerPostId">;
type PostSelectProps = {
	readonly part: PostPart;
	readonly label: string;
	readonly hint?: string;
	/** What choosing no post is called. */
	readonly nobody: string;
	readonly areaCode: string;
	readonly help?: boolean;
	readonly fields: ActFields;
};

/** One post, chosen from those of the place; where it will take the case, what each has in hand stands first. */
export function PostSelect({ part, label, hint, nobody, areaCode, help = false, fields }: PostSelectProps) {
	const { words } = useWords();
	const { items, refused } = usePosts(areaCode, help);
	const { draft, write, errorOf } = fields;
	return (
		<>
			{!help && <Loads posts={items} />}
			<Select
				id={part}
				label={label}
				hint={refused === null ? hint : words.wayForm.listRefused}
				error={errorOf(part)}
				value={draft[part]}
				onText={(postId) => write({ [part]: postId })}
				groups={[
					{ label: null, options: [{ value: "", label: nobody }] },
					...postChoices(items, words.dispatchForm.inHand),
				]}
			/>
		</>
	);
}
