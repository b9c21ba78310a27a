import { useEffect, useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { explanationCharactersMax } from "../../server/domain/limits.ts";
import { charactersOf } from "../../server/domain/words.ts";
import type { Refused } from "../lib/client.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type ExplainProps = { readonly reply: ReadCaseReply; readonly fields: ActFields };

/** Explanation 情况说明 of a red card: the facts are written by the trail, only the reason is left to write. */
export function ExplainForm({ reply: { caseNumber }, fields }: ExplainProps) {
	const { client } = useDesk();
	const { words } = useWords();
	const { draft, write } = fields;
	const [refused, setRefused] = useState<Refused | null>(null);
	useEffect(() => {
		let here = true;
		void client.readExplanation(caseNumber).then((reply) => {
			if (!here) return;
			if (reply.ok) write({ explainFacts: reply.value.draft });
			else setRefused(reply.refused);
		});
		return () => {
			here = false;
		};
	}, [caseNumber]);
	return (
		<>
			{refused !== null && <ProblemNote refused={refused} />}
			<div class="see">
				<p class="hint">{words.explainForm.facts}</p>
				<p class="words">{draft.explainFacts}</p>
			</div>
			<Said
				part="explainWords"
				label={words.explainForm.reason}
				hint={words.explainForm.hint(explanationCharactersMax)}
				fields={fields}
				charactersMax={explanationCharactersMax - charactersOf(draft.explainFacts)}
			/>
		</>
	);
}
