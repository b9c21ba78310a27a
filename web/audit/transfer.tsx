import { useEffect, useState } from "preact/hooks";
import type { ReadConductIntakeReply } from "../../server/contract/conduct-intake.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { Refused } from "../lib/client.ts";
import { download } from "../parts/download.ts";
import { Go } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDoor } from "./frame.tsx";
import { transferWords } from "./words-transfer.ts";

type TransferProps = {
	readonly file: ReadCaseReply;
	/** The file is to be read again: the transfer is in it. */
	readonly onDone: () => void;
};

/** Transfer 转交 of a sealed conduct report to the body outside (rules.md §1). Nothing where it is not to be transferred. */
export function Transfer({ file, onDone }: TransferProps) {
	const { reads } = useDoor();
	const words = transferWords(usePreferences().language);
	const [said, setSaid] = useState<string | null>(null);
	const { sealedTo } = file;
	const [inForce, setInForce] = useState<string | null>(null);
	const recipient = sealedTo ?? inForce;
	const may = file.actions.some(({ action, why }) => action === "transferCase" && why === null);
	useEffect(() => {
		if (may && sealedTo === undefined)
			void reads.readConductIntake().then((reply) => setInForce(reply.ok ? keyed(reply.value) : null));
	}, [may, reads, sealedTo]);
	return (
		<>
			<p class={said === null ? "sr" : "notice"} role="status">
				{said}
			</p>
			{may && (
				<section class="stack" aria-labelledby="transfer">
					<h2 id="transfer">{words.title}</h2>
					{recipient === null ? (
						<p class="hint">{words.noKey}</p>
					) : (
						<TransferForm
							file={file}
							recipient={recipient}
							onDone={(sentence) => {
								setSaid(sentence);
								onDone();
							}}
						/>
					)}
				</section>
			)}
		</>
	);
}

/** The body outside, once it has a key. */
function keyed({ inForce }: ReadConductIntakeReply): string | null {
	if (inForce === null || inForce.mode === "referTo12388" || inForce.key === undefined) return null;
	return inForce.recipient;
}

type FormProps = {
	readonly file: ReadCaseReply;
	readonly recipient: string;
	readonly onDone: (sentence: string) => void;
};

function TransferForm({ file: { caseNumber, version, sealedTo }, recipient, onDone }: FormProps) {
	const { reads } = useDoor();
	const words = transferWords(usePreferences().language);
	const isShut = sealedTo !== undefined;
	const [busy, setBusy] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setBusy(true);
		const reply = await reads.transferCase(caseNumber, version);
		setBusy(false);
		setRefused(reply.ok ? null : reply.refused);
		if (!reply.ok) return;
		const { name, file, sha256 } = reply.value;
		download(name, file, "application/octet-stream");
		onDone(words.done(name, sha256));
	};
	return (
		<form class="stack" noValidate onSubmit={(event) => void send(event)}>
			<p>{isShut ? words.whatShut(recipient) : words.what(recipient)}</p>
			<p>{isShut ? words.endsShut : words.ends}</p>
			<p class="hint">{isShut ? words.afterShut : words.after}</p>
			{refused !== null && <ProblemNote refused={refused} />}
			<Go label={isShut ? words.goShut : words.go} busyLabel={words.going} busy={busy} />
		</form>
	);
}
