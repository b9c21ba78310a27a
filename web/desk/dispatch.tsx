import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { categories, groupOf } from "../../server/domain/category.ts";
import type { Language } from "../lib/words.ts";
import { type Option, Select } from "../parts/form.tsx";
import { categoryName } from "./case-facts.ts";
import { postChoices, usePosts } from "./posts.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type Choices = readonly { readonly label: string | null; readonly options: readonly Option[] }[];

/** All categories in their groups, in code order. */
export function categoryChoices(language: Language): Choices {
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

/** From triage to a post: which matter it is, and who takes it. The duty book is the first choice. */
export function DispatchForm({ reply, fields }: { reply: ReadCaseReply; fields: ActFields }) {
	const { language, words } = useWords();
	const { items: posts, refused } = usePosts(reply.areaCode);
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
