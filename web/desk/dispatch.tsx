import { useEffect, useState } from "preact/hooks";
import type { PostWire } from "../../server/contract/dispatch.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { categories, groupOf } from "../../server/domain/category.ts";
import type { Refused } from "../lib/client.ts";
import type { Language } from "../lib/words.ts";
import { type Option, Select } from "../parts/form.tsx";
import { categoryName } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type Choices = readonly { readonly label: string | null; readonly options: readonly Option[] }[];

/** All categories in their groups, in code order. */
function categoryChoices(language: Language): Choices {
	const named = (code: string, { zh, en }: { zh: string; en: string }) =>
		`${code} ${language === "en" ? en : zh}`;
	const codes = [...new Set(categories.map(({ code }) => code.slice(0, 2)))];
	return codes.map((code) => ({
		label: named(code, groupOf(code)),
		options: categories
			.filter((category) => category.code.startsWith(code))
			.map((category) => ({ value: category.code, label: named(category.code, category) })),
	}));
}

/** Posts by unit, in the order they came. */
function postChoices(posts: readonly PostWire[], inHand: (count: number) => string): Choices {
	const units = [...new Set(posts.map(({ unit }) => unit))];
	return units.map((unit) => ({
		label: unit,
		options: posts
			.filter((post) => post.unit === unit)
			.map(({ postId, name, open }) => ({ value: postId, label: `${name} · ${inHand(open)}` })),
	}));
}

/** The posts that may take a case of the area. */
function usePosts(areaCode: string): { posts: readonly PostWire[]; refused: Refused | null } {
	const { client } = useDesk();
	const [posts, setPosts] = useState<readonly PostWire[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	useEffect(() => {
		let here = true;
		void client.listPosts(areaCode).then((reply) => {
			if (!here) return;
			if (reply.ok) setPosts(reply.value.items);
			else setRefused(reply.refused);
		});
		return () => {
			here = false;
		};
	}, [areaCode]);
	return { posts, refused };
}

/** From triage to a post: which matter it is, and who takes it. The duty book is the first choice. */
export function DispatchForm({ reply, fields }: { reply: ReadCaseReply; fields: ActFields }) {
	const { language, words } = useWords();
	const { posts, refused } = usePosts(reply.areaCode);
	const { draft, write, errorOf } = fields;
	const now = categoryName(reply.categoryCode, language);
	const keep = now === null ? words.dispatchForm.chooseCategory : words.dispatchForm.keepCategory(now);
	const byBook = { value: "", label: words.dispatchForm.byBook };
	return (
		<>
			<Select
				id="categoryCode"
				label={words.dispatchForm.category}
				error={errorOf("categoryCode")}
				value={draft.categoryCode}
				onText={(categoryCode) => write({ categoryCode })}
				groups={[{ label: null, options: [{ value: "", label: keep }] }, ...categoryChoices(language)]}
			/>
			<Select
				id="postId"
				label={words.dispatchForm.post}
				hint={refused === null ? words.dispatchForm.byBookHint : words.dispatchForm.postsRefused}
				error={errorOf("postId")}
				value={draft.postId}
				onText={(postId) =>
					write({ postId, postName: posts.find((post) => post.postId === postId)?.name ?? "" })
				}
				groups={[{ label: null, options: [byBook] }, ...postChoices(posts, words.dispatchForm.inHand)]}
			/>
		</>
	);
}
