import type { ExitWire } from "../../server/contract/exit.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { isMediable } from "../../server/domain/category.ts";
import { declineReasons, mediations, redirectReasons } from "../../server/domain/exit-events.ts";
import { bodyCharactersMax } from "../../server/domain/limits.ts";
import { type Fact, Facts } from "../parts/facts.tsx";
import { Picks, TextArea } from "../parts/form.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type TurnAwayProps = { readonly act: "declineCase" | "redirectCase"; readonly fields: ActFields };

/** Decline 不予受理 and redirect 转办: why, who is in charge instead, and that body's own limit. */
export function TurnAwayForm({ act, fields }: TurnAwayProps) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const isDecline = act === "declineCase";
	const part = isDecline ? "declineReason" : "redirectReason";
	const reasons: readonly ExitWire["reason"][] = isDecline ? declineReasons : redirectReasons;
	const { why, inCharge, inChargeHint, theirLimit, theirLimitHint } = words.exitForm;
	return (
		<>
			<Picks
				name={part}
				legend={why}
				error={errorOf(part) ?? null}
				value={draft[part]}
				onPick={(reason) => write({ [part]: reason })}
				options={reasons.map((reason) => ({ value: reason, label: words.exitReasons[reason] }))}
			/>
			<TextArea
				{...{ id: "inCharge", label: inCharge, hint: inChargeHint, error: errorOf("inCharge"), low: true }}
				value={draft.inCharge}
				onText={(text) => write({ inCharge: text })}
				charactersMax={bodyCharactersMax}
			/>
			<TextArea
				{...{ id: "theirLimit", label: theirLimit, hint: theirLimitHint, error: errorOf("theirLimit") }}
				low
				value={draft.theirLimit}
				onText={(text) => write({ theirLimit: text })}
				charactersMax={bodyCharactersMax}
			/>
			<Said
				part={isDecline ? "declineWords" : "redirectWords"}
				label={words.wayForm.reason}
				hint={words.wayForm.reasonRead}
				fields={fields}
			/>
		</>
	);
}

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
