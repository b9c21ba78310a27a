import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { Picks, TextField } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { useList } from "./posts.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

/** Into which case: its number, or one of those in hand in the same place. */
export function MergeForm({ reply, fields }: { reply: ReadCaseReply; fields: ActFields }) {
	const { client } = useDesk();
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const { items, refused } = useList(() => client.listSimilar(reply.caseNumber), reply.caseNumber);
	const choose = (parent: string) => write({ parent });
	const { merge } = words;
	return (
		<>
			<TextField
				id="parent"
				label={merge.parent}
				hint={merge.parentHint}
				error={errorOf("parent")}
				value={draft.parent}
				onText={choose}
				control={{ autocomplete: "off", class: "num" }}
			/>
			{refused !== null && <ProblemNote refused={refused} />}
			{refused === null && items.length === 0 && <p class="hint">{merge.none}</p>}
			{items.length > 0 && (
				<Picks
					name="similar"
					legend={merge.similar}
					error={null}
					value={draft.parent}
					onPick={choose}
					options={items.map(({ caseNumber, text, post, voices }) => ({
						value: caseNumber,
						label: `${caseNumber} ${text}`,
						hint: [merge.count(voices), post].filter((part) => part !== null).join(" · "),
					}))}
				/>
			)}
		</>
	);
}
