import { useState } from "preact/hooks";
import type { ProposeConductIntake, ReadConductIntakeReply } from "../../server/contract/conduct-intake.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import { TextField } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote, sentenceOf } from "../parts/problem.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { conductIntakeWords } from "./words-conduct-intake.ts";

type Intake = ProposeConductIntake["intake"];
type Proposed = NonNullable<ReadConductIntakeReply["proposed"]>;

const useOwnWords = () => conductIntakeWords(usePreferences().language);

function useTold() {
	const words = useOwnWords();
	return (intake: Intake | null) => {
		if (intake === null) return words.unset;
		if (intake.mode === "referTo12388") return words.refer;
		if (intake.mode === "handOver") return `${words.handOver(intake.recipient)}${words.withKey(intake.key)}`;
		const { recipient, key } = intake;
		return `${words.receive(recipient)}${key === undefined ? words.noKey : words.withKey(key)}`;
	};
}

/** Whether conduct reports are taken in (rules.md §1): what holds, what waits for a second person, and a form to propose. */
export function ConductIntakePart() {
	const { client } = useDesk();
	const words = useOwnWords();
	const told = useTold();
	const [said, setSaid] = useState<string | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	const asked = useReply(() => client.call<ReadConductIntakeReply>("GET", "/api/conduct-intake"));
	const after = (reply: Reply<unknown>, sentence: string) => {
		setRefused(reply.ok ? null : reply.refused);
		setSaid(reply.ok ? sentence : null);
		asked.again();
		return reply.ok;
	};
	const decide = async ({ proposalId }: Proposed, accept: boolean) => {
		const reply = await client.call("POST", "/api/conduct-intake/decision", { proposalId, accept });
		after(reply, accept ? words.agreed : words.dropped);
	};
	const { reply } = asked;
	return (
		<section class="stack" aria-labelledby="conduct-intake">
			<h2 id="conduct-intake">{words.title}</h2>
			<p class="hint">{words.what}</p>
			<p class={said === null ? "sr" : "notice"} role="status">
				{said}
			</p>
			{refused !== null && <ProblemNote refused={refused} />}
			<Waiting asked={asked} />
			{reply?.ok && (
				<>
					<p>
						<strong>{words.now}</strong> {told(reply.value.inForce)}
					</p>
					{reply.value.proposed !== null && <ProposedOne proposed={reply.value.proposed} onDecide={decide} />}
					{reply.value.mayPropose && <ProposeForm after={after} />}
				</>
			)}
		</section>
	);
}

type ProposedProps = {
	readonly proposed: Proposed;
	readonly onDecide: (proposed: Proposed, accept: boolean) => Promise<void>;
};

function ProposedOne({ proposed, onDecide }: ProposedProps) {
	const words = useOwnWords();
	const told = useTold();
	const { language } = usePreferences();
	const { intake, by, until, mayAgree, mayDrop } = proposed;
	return (
		<div class="box stack tight">
			<p>
				<strong>{words.proposed(told(intake))}</strong>
			</p>
			<p class="hint">{words.by(by, moment(until, 0, language))}</p>
			{!mayAgree && <p class="hint">{words.waits}</p>}
			<p class="row">
				{mayAgree && (
					<button type="button" onClick={() => void onDecide(proposed, true)}>
						{words.agree}
					</button>
				)}
				{mayDrop && (
					<button type="button" onClick={() => void onDecide(proposed, false)}>
						{mayAgree ? words.drop : words.dropOwn}
					</button>
				)}
			</p>
		</div>
	);
}

const modes = ["receive", "handOver", "referTo12388"] as const;

type Filled = { readonly recipient: string; readonly key: string };

function intakeOf(mode: (typeof modes)[number], filled: Filled): Intake {
	if (mode === "referTo12388") return { mode };
	const { recipient, key } = { recipient: filled.recipient.trim(), key: filled.key.trim() };
	if (mode === "handOver") return { mode, recipient, key };
	return { mode, recipient, ...(key === "" ? {} : { key }) };
}

const wrongKey: Refused = {
	...{ code: "recipientKeyUnusable", status: 422, field: "key", retryAfterSeconds: null },
};

/** What is no public key by its looks alone is told at its field; the server looks closer. */
function isKeyWrong(intake: Intake): boolean {
	if (intake.mode === "referTo12388" || intake.key === undefined) return false;
	return !/^age1[a-z0-9]{58,}$/.test(intake.key);
}

function KeyFields({ mode, filled, onFill, error }: KeyFieldsProps) {
	const { language } = usePreferences();
	const words = useOwnWords();
	const key = mode === "handOver" ? (["keyAtOnce", "keyNeeded"] as const) : (["key", "keyHint"] as const);
	const fields = [
		["recipient", "recipient", "recipientHint"],
		["key", ...key],
	] as const;
	return (
		<>
			{mode === "handOver" && <p class="hint">{words.handOverMeans}</p>}
			{fields.map(([id, label, hint]) => (
				<TextField
					key={id}
					id={id}
					label={words[label]}
					hint={words[hint]}
					error={error?.field === id ? sentenceOf(error, language) : null}
					value={filled[id]}
					onText={(text) => onFill({ ...filled, [id]: text })}
					control={{ autocomplete: "off" }}
				/>
			))}
		</>
	);
}

type KeyFieldsProps = {
	readonly mode: (typeof modes)[number];
	readonly filled: Filled;
	readonly onFill: (filled: Filled) => void;
	readonly error: Refused | null;
};

function ProposeForm({ after }: { readonly after: (reply: Reply<unknown>, sentence: string) => boolean }) {
	const { client } = useDesk();
	const words = useOwnWords();
	const [mode, setMode] = useState<(typeof modes)[number]>("receive");
	const [filled, setFilled] = useState({ recipient: "", key: "" });
	const [error, setError] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const labels = { receive: words.modeReceive, handOver: words.modeHandOver, referTo12388: words.modeRefer };
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		const intake = intakeOf(mode, filled);
		if (isKeyWrong(intake)) return setError(wrongKey);
		setBusy(true);
		const reply = await client.call("POST", "/api/conduct-intake/proposals", { intake });
		setBusy(false);
		const isHere = !reply.ok && ["recipient", "key"].includes(reply.refused.field ?? "");
		setError(isHere ? reply.refused : null);
		if (!isHere && after(reply, words.sent)) setFilled({ recipient: "", key: "" });
	};
	return (
		<form class="act stack" noValidate onSubmit={(event) => void send(event)}>
			<fieldset>
				<legend>{words.choose}</legend>
				{modes.map((one) => (
					<label class="pick" key={one} for={`mode-${one}`}>
						<input
							type="radio"
							id={`mode-${one}`}
							name="mode"
							checked={mode === one}
							onChange={() => setMode(one)}
						/>
						<span>{labels[one]}</span>
					</label>
				))}
			</fieldset>
			{mode !== "referTo12388" && <KeyFields mode={mode} filled={filled} onFill={setFilled} error={error} />}
			<p>
				<button type="submit" aria-disabled={busy ? "true" : undefined}>
					{busy ? words.going : words.go}
				</button>
			</p>
		</form>
	);
}
