import { useEffect, useState } from "preact/hooks";
import type { ReadConductIntakeReply } from "../../server/contract/conduct-intake.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { answerCharactersMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { download } from "../parts/download.ts";
import { Go, TextArea } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote, sentenceOf } from "../parts/problem.tsx";
import { useDoor } from "./frame.tsx";
import { useKept } from "./kept.ts";
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
	const { competent } = file;
	const isKnown = sealedTo !== undefined || competent?.keyed === true;
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
					{competent !== undefined && <CompetentBody competent={competent} />}
					{recipient === null && !isKnown ? (
						<p class="hint">{words.noKey}</p>
					) : (
						<TransferForm
							file={file}
							onStale={onDone}
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

/** Which body is competent for whom it concerns, how it is reached, and who manages them. */
function CompetentBody({ competent }: { readonly competent: NonNullable<ReadCaseReply["competent"]> }) {
	const words = transferWords(usePreferences().language);
	const { name, reach, keyed, managedBy } = competent;
	return (
		<div class="box stack tight">
			<p>
				<strong>{words.competent(name)}</strong>
			</p>
			{reach !== "" && <p>{words.reach(reach)}</p>}
			{managedBy.map((manager) => (
				<p key={manager}>{words.managedBy(manager)}</p>
			))}
			{!keyed && <p class="hint">{words.notKeyed}</p>}
		</div>
	);
}

type FormProps = {
	readonly file: ReadCaseReply;
	/** The recipient of the house; null where it gave no key. */
	readonly recipient: string | null;
	readonly onDone: (sentence: string) => void;
	readonly onStale: () => void;
};

/** Where it goes: to the body competent for whom it concerns; elsewhere with a reason alone (rules.md §1). */
function useTarget({ caseNumber, sealedTo, competent }: ReadCaseReply, recipient: string | null) {
	const isFree = sealedTo === undefined && competent !== undefined;
	const { typed, write, drop } = useKept(`transfer ${caseNumber}`, { elsewhere: "", reason: "" });
	const { reason } = typed;
	const isChosen = typed.elsewhere !== "";
	const isElsewhere = isFree && (isChosen || !competent.keyed);
	const target = isFree && !isElsewhere ? competent.name : recipient;
	const mayChoose = isFree && competent.keyed && recipient !== null;
	return { isElsewhere, target, mayChoose, isChosen, reason, write, drop };
}

function TransferForm({ file, recipient, onDone, onStale }: FormProps) {
	const { reads } = useDoor();
	const { language } = usePreferences();
	const words = transferWords(language);
	const { caseNumber, version: expectedVersion } = file;
	const isShut = file.sealedTo !== undefined;
	const to = useTarget(file, recipient);
	const [busy, setBusy] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setBusy(true);
		const why = to.isElsewhere ? { elsewhere: to.reason } : {};
		const reply = await reads.transferCase(caseNumber, { expectedVersion, ...why });
		setBusy(false);
		setRefused(reply.ok ? null : reply.refused);
		if (!reply.ok) {
			if (reply.refused.code === "stale") onStale();
			requestAnimationFrame(() => document.getElementById(reply.refused.field ?? "")?.focus());
			return;
		}
		to.drop();
		const { name, file: bytes, sha256 } = reply.value;
		download(name, bytes, "application/octet-stream");
		onDone(words.done(name, sha256));
	};
	const { target } = to;
	const isReason = refused?.field === "elsewhere";
	if (target === null) return <p class="hint">{words.noKey}</p>;
	return (
		<form class="stack" noValidate onSubmit={(event) => void send(event)}>
			<p>{isShut ? words.whatShut(target) : words.what(target)}</p>
			<p>{isShut ? words.endsShut : words.ends}</p>
			<p class="hint">{isShut ? words.afterShut : words.after}</p>
			{to.mayChoose && (
				<label class="pick" for="elsewhere-chosen">
					<input
						type="checkbox"
						id="elsewhere-chosen"
						checked={to.isChosen}
						onChange={() => to.write({ elsewhere: to.isChosen ? "" : "yes" })}
					/>
					<span>{words.elsewhereChosen(recipient ?? "")}</span>
				</label>
			)}
			{to.isElsewhere && (
				<TextArea
					id="elsewhere"
					label={words.elsewhere}
					hint={words.elsewhereHint}
					error={isReason ? sentenceOf(refused, language) : undefined}
					value={to.reason}
					onText={(text) => to.write({ reason: text })}
					low
					charactersMax={answerCharactersMax}
				/>
			)}
			{refused !== null && !isReason && <ProblemNote refused={refused} />}
			<Go label={isShut ? words.goShut : words.go} busyLabel={words.going} busy={busy} />
		</form>
	);
}
