import { useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { ViewPhoneReply } from "../../server/contract/phone.ts";
import { type PhoneReason, phoneReasons } from "../../server/domain/case-phone.ts";
import type { Refused } from "../lib/client.ts";
import { Select } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";

/** The number a resident lets this person see: on a press, with a reason, on record (trust.md A7). */
export function Phone({ reply }: { reply: ReadCaseReply }) {
	const may = reply.actions.some(({ action, why }) => action === "viewPhone" && why === null);
	return may ? <PhoneForm reply={reply} /> : null;
}

function PhoneForm({ reply: { caseNumber, version, track } }: { reply: ReadCaseReply }) {
	const { client } = useDesk();
	const { words } = useWords();
	const { phone } = words;
	const [reason, setReason] = useState<PhoneReason | null>(null);
	const [isMissing, setMissing] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [seen, setSeen] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const look = async () => {
		setMissing(reason === null);
		// Each look is recorded, and counted against whoever looks.
		if (busy || reason === null) return;
		setBusy(true);
		const path = `/api/cases/${caseNumber}/phone`;
		const reached = await client.call<ViewPhoneReply>("POST", path, { expectedVersion: version, reason });
		setBusy(false);
		setRefused(reached.ok ? null : reached.refused);
		if (reached.ok) setSeen(reached.value.phone);
	};
	return (
		<section class="stack tight" aria-labelledby="phone-title">
			<h2 id="phone-title">{phone.title}</h2>
			{track === "protected" && <p>{phone.titleHome}</p>}
			{refused !== null && <ProblemNote refused={refused} />}
			<p role="status" class={seen === null ? "sr" : "notice num"}>
				{seen !== null && (
					<>
						{phone.number}
						{words.colon}
						<a href={`tel:${seen}`}>{seen}</a>
					</>
				)}
			</p>
			{seen !== null && <p class="hint">{phone.shown}</p>}
			{seen === null && (
				<>
					<Select
						id="phoneReason"
						label={phone.reason}
						hint={phone.hint}
						error={isMissing ? phone.missing : null}
						value={reason ?? ""}
						onText={(picked) => {
							setReason(phoneReasons.find((one) => one === picked) ?? null);
							setMissing(false);
						}}
						groups={[
							{
								label: null,
								options: [
									{ value: "", label: phone.choose },
									...phoneReasons.map((value) => ({ value, label: words.details[value] })),
								],
							},
						]}
					/>
					<div>
						<button type="button" onClick={() => void look()}>
							{phone.go}
						</button>
					</div>
				</>
			)}
		</section>
	);
}
