import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { isMediable } from "../../server/domain/category.ts";
import { mediations } from "../../server/domain/exit-events.ts";
import { type Fact, Facts } from "../parts/facts.tsx";
import { Picks } from "../parts/form.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

/** How a dispute between neighbours came out 调解, beside the answer; nothing for any other matter. */
export function MediationField({
	reply,
	fields,
}: {
	readonly reply: ReadCaseReply;
	readonly fields: ActFields;
}) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	if (!isMediable(reply.categoryCode)) return null;
	return (
		<Picks
			name="mediation"
			legend={words.exitForm.mediation}
			hint={words.exitForm.mediationHint}
			error={errorOf("mediation") ?? null}
			value={draft.mediation}
			onPick={(mediation) => write({ mediation })}
			options={[
				...mediations.map((how) => ({ value: how, label: words.mediations[how] })),
				{ value: "", label: words.exitForm.noMediation },
			]}
		/>
	);
}

/** How a case left this house, or how a mediation came out: a fact at its head. */
export function Outcome({ reply: { exit, mediation } }: { readonly reply: ReadCaseReply }) {
	const { words } = useWords();
	if (exit === undefined && mediation === undefined) return null;
	const { why, inCharge, theirLimit, mediation: mediated } = words.exitForm;
	const facts: Fact[] = [];
	if (exit !== undefined) {
		facts.push([why, words.exitReasons[exit.reason]], [inCharge, exit.body], [theirLimit, exit.limit]);
	}
	if (mediation !== undefined) facts.push([mediated, words.mediations[mediation]]);
	return <Facts class="asked box" facts={facts} />;
}
