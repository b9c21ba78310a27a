import { useState } from "preact/hooks";
import type { FollowForCallerReply } from "../../server/contract/spoken-code.ts";
import { messageCharactersMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { ErrorSummary, type FieldError, Go, TextArea, TextField } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { useKept } from "./kept.ts";
import { useWords } from "./words.ts";

type Said = { readonly caseNumber: string; readonly code: string };
const blank: Said = { caseNumber: "", code: "" };

/** A caller reads out number and spoken code: the operator reads back where it stands, and takes a dispute down. */
export function CallersPage() {
	const { words } = useWords();
	const [said, setSaid] = useState(blank);
	const [heard, setHeard] = useState<FollowForCallerReply | null>(null);
	const { callers } = words;
	const next = () => {
		setSaid(blank);
		setHeard(null);
	};
	return (
		<>
			<h1>{callers.title}</h1>
			<p class="hint">{callers.what}</p>
			{heard === null ? (
				<Asking
					said={said}
					onSaid={(change) => setSaid((before) => ({ ...before, ...change }))}
					onHeard={setHeard}
				/>
			) : (
				<Heard said={said} heard={heard} onHeard={setHeard} onNext={next} />
			)}
		</>
	);
}

type AskingProps = {
	readonly said: Said;
	readonly onSaid: (change: Partial<Said>) => void;
	readonly onHeard: (heard: FollowForCallerReply) => void;
};

function useSend(onHeard: AskingProps["onHeard"]) {
	const { client } = useDesk();
	const { language } = useWords();
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const send = async (path: string, body: object) => {
		if (busy) return false;
		setBusy(true);
		setRefused(null);
		const reply = await client.call<FollowForCallerReply>("POST", `${path}?lang=${language}`, body);
		setBusy(false);
		if (reply.ok) onHeard(reply.value);
		else setRefused(reply.refused);
		return reply.ok;
	};
	return { refused, busy, send };
}

function Asking({ said, onSaid, onHeard }: AskingProps) {
	const { words } = useWords();
	const { callers } = words;
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const { refused, busy, send } = useSend(onHeard);
	const fields = ["caseNumber", "code"] as const;
	const ask = async (event: Event) => {
		event.preventDefault();
		const missing = fields.filter((id) => said[id].trim() === "");
		setErrors(missing.map((id) => ({ id, sentence: callers.required[id] })));
		if (missing.length === 0 && (await send("/api/callers", said)))
			requestAnimationFrame(() => document.getElementById("caller-say")?.focus());
	};
	return (
		<form class="act stack" noValidate onSubmit={ask}>
			<ErrorSummary title={words.errors} errors={errors} end={words.kept} />
			{refused !== null && <ProblemNote refused={refused} />}
			{fields.map((id) => (
				<TextField
					key={id}
					id={id}
					label={callers[id]}
					hint={callers[`${id}Hint`]}
					error={errors.find((error) => error.id === id)?.sentence}
					value={said[id]}
					onText={(text) => onSaid({ [id]: text })}
					control={{ autocomplete: "off", inputMode: "numeric", class: "num" }}
				/>
			))}
			<Go label={callers.go} busyLabel={words.sending} busy={busy} />
		</form>
	);
}

type HeardProps = {
	readonly said: Said;
	readonly heard: FollowForCallerReply;
	readonly onHeard: AskingProps["onHeard"];
	readonly onNext: () => void;
};

function Heard({ said, heard, onHeard, onNext }: HeardProps) {
	const { words } = useWords();
	const [done, setDone] = useState(false);
	const { callers } = words;
	const tookDown = () => {
		setDone(true);
		requestAnimationFrame(() => document.getElementById("caller-say")?.focus());
	};
	return (
		<>
			<p class={done ? "notice" : "sr"} role="status">
				{done && callers.disputed}
			</p>
			<section class="box stack" aria-labelledby="caller-say">
				<h2 id="caller-say" tabIndex={-1}>
					{callers.say}
				</h2>
				<p class="hint num">{heard.status.caseNumber}</p>
				{heard.say.map((line) => (
					<p key={line} class="own">
						{line}
					</p>
				))}
			</section>
			{heard.status.mayDispute && !done && <Dispute said={said} onHeard={onHeard} onDone={tookDown} />}
			{!heard.status.mayDispute && !done && <p class="hint">{callers.noDispute}</p>}
			<button type="button" onClick={onNext}>
				{callers.another}
			</button>
		</>
	);
}

function Dispute({
	said,
	onHeard,
	onDone,
}: Pick<HeardProps, "said" | "onHeard"> & { readonly onDone: () => void }) {
	const { words } = useWords();
	const { callers } = words;
	const kept = useKept(`dispute ${said.caseNumber}`, { reason: "" });
	const { reason } = kept.typed;
	const [isMissing, setMissing] = useState(false);
	const { refused, busy, send } = useSend(onHeard);
	const hand = async (event: Event) => {
		event.preventDefault();
		setMissing(reason.trim() === "");
		if (reason.trim() === "" || !(await send("/api/callers/dispute", { ...said, reason }))) return;
		kept.drop();
		onDone();
	};
	return (
		<form class="act stack" noValidate onSubmit={hand} aria-labelledby="caller-dispute">
			<h2 id="caller-dispute">{callers.dispute}</h2>
			{refused !== null && <ProblemNote refused={refused} />}
			<TextArea
				id="reason"
				label={callers.reason}
				hint={callers.reasonHint}
				error={isMissing ? callers.required.reason : null}
				value={reason}
				onText={(written) => kept.write({ reason: written })}
				charactersMax={messageCharactersMax}
			/>
			<Go label={callers.disputeGo} busyLabel={words.sending} busy={busy} />
		</form>
	);
}
