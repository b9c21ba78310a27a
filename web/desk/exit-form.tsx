import type { ExitWire } from "../../server/contract/exit.ts";
import { declineReasons, redirectReasons } from "../../server/domain/exit-events.ts";
import { bodyCharactersMax } from "../../server/domain/limits.ts";
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
