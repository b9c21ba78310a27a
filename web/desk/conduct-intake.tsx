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
/** Bodies outside that the house knows, each of which may have a key of its own. */
type Outside = ReadConductIntakeReply["outside"];
type Proposed = NonNullable<ReadConductIntakeReply["proposed"]>;

const useOwnWords = () => conductIntakeWords(usePreferences().language);

function useTold() {
	const words = useOwnWords();
	return (intake: Intake | null, outside: Outside) => {
		if (intake === null) return words.unset;
		if (intake.mode === "referTo12388") return words.refer;
		const named = (id: string) => outside.find(({ bodyId }) => bodyId === id)?.name ?? id;
		const others = (intake.bodies ?? []).map(({ bodyId, key }) => words.bodyKey(named(bodyId), key));
		if (intake.mode === "handOver")
			return [words.handOver(intake.recipient), words.withKey(intake.key), ...others].join("\n");
		const { recipient, key } = intake;
		const own = key === undefined ? words.noKey : words.withKey(key);
		return [words.receive(recipient), own, ...others].join("\n");
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
					<p class="words">
						<strong>{words.now}</strong> {told(reply.value.inForce, reply.value.outside)}
					</p>
					{reply.value.proposed !== null && (
						<ProposedOne {...reply.value} proposed={reply.value.proposed} onDecide={decide} />
					)}
					{reply.value.mayPropose && <ProposeForm key={keysIn(reply.value)} {...reply.value} after={after} />}
				</>
			)}
		</section>
	);
}

type ProposedProps = {
	readonly proposed: Proposed;
	readonly outside: Outside;
	readonly onDecide: (proposed: Proposed, accept: boolean) => Promise<void>;
};

function ProposedOne({ proposed, outside, onDecide }: ProposedProps) {
	const words = useOwnWords();
	const told = useTold();
	const { language } = usePreferences();
	const { intake, by, until, mayAgree, mayDrop } = proposed;
	return (
		<div class="box stack tight">
			<p class="words">
				<strong>{words.proposed(told(intake, outside))}</strong>
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

type Filled = { readonly recipient: string; readonly key: string } & Readonly<Record<string, string>>;
const fieldOf = (bodyId: string) => `key-${bodyId}`;

/** A body's key is typed once: a proposal of something else keeps what is in force. */
function filledFrom({ inForce }: Pick<ReadConductIntakeReply, "inForce">): Filled {
	const bodies = inForce === null || inForce.mode === "referTo12388" ? [] : (inForce.bodies ?? []);
	const keys = bodies.map(({ bodyId, key }) => [fieldOf(bodyId), key]);
	return { ...Object.fromEntries(keys), recipient: "", key: "" };
}

function keysIn(reply: Pick<ReadConductIntakeReply, "inForce">): string {
	return JSON.stringify(filledFrom(reply));
}

function intakeOf(mode: (typeof modes)[number], filled: Filled, outside: Outside): Intake {
	if (mode === "referTo12388") return { mode };
	const typed = outside.map(({ bodyId }) => ({ bodyId, key: filled[fieldOf(bodyId)]?.trim() ?? "" }));
	const known = typed.filter((one) => one.key !== "");
	const bodies = known.length === 0 ? {} : { bodies: known };
	const { recipient, key } = { recipient: filled.recipient.trim(), key: filled.key.trim() };
	if (mode === "handOver") return { mode, recipient, key, ...bodies };
	return { mode, recipient, ...(key === "" ? {} : { key }), ...bodies };
}

function wrongKey(field: string): Refused {
	return { code: "recipientKeyUnusable", status: 422, field, retryAfterSeconds: null };
}

/** What is no public key by its looks alone is told at its field; the server looks closer. */
function wrongKeyIn(intake: Intake): string | null {
	if (intake.mode === "referTo12388") return null;
	const isWrong = (key: string) => !/^age1[a-z0-9]{58,}$/.test(key);
	if (intake.key !== undefined && isWrong(intake.key)) return "key";
	const wrong = (intake.bodies ?? []).find(({ key }) => isWrong(key));
	return wrong === undefined ? null : fieldOf(wrong.bodyId);
}

function KeyFields({ mode, filled, outside, onFill, error }: KeyFieldsProps) {
	const { language } = usePreferences();
	const words = useOwnWords();
	const key = mode === "handOver" ? (["keyAtOnce", "keyNeeded"] as const) : (["key", "keyHint"] as const);
	const [keyLabel, keyHint] = key;
	const fields = [
		["recipient", words.recipient, words.recipientHint] as const,
		["key", words[keyLabel], words[keyHint]] as const,
		...outside.map(
			({ bodyId, name }) => [fieldOf(bodyId), words.bodyKeyLabel(name), words.bodyKeyHint] as const,
		),
	];
	return (
		<>
			{mode === "handOver" && <p class="hint">{words.handOverMeans}</p>}
			{fields.map(([id, label, hint]) => (
				<TextField
					key={id}
					id={id}
					label={label}
					hint={hint}
					error={error?.field === id ? sentenceOf(error, language) : null}
					value={filled[id] ?? ""}
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
	readonly outside: Outside;
	readonly onFill: (filled: Filled) => void;
	readonly error: Refused | null;
};

type ProposeProps = Pick<ReadConductIntakeReply, "inForce" | "outside"> & {
	readonly after: (reply: Reply<unknown>, sentence: string) => boolean;
};

function ProposeForm({ inForce, outside, after }: ProposeProps) {
	const { client } = useDesk();
	const words = useOwnWords();
	const [mode, setMode] = useState<(typeof modes)[number]>("receive");
	const [filled, setFilled] = useState(() => filledFrom({ inForce }));
	const [error, setError] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const labels = { receive: words.modeReceive, handOver: words.modeHandOver, referTo12388: words.modeRefer };
	/** Said at its field, which takes the focus. */
	const refuse = (told: Refused) => {
		setError(told);
		requestAnimationFrame(() => document.getElementById(told.field ?? "")?.focus());
	};
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		const intake = intakeOf(mode, filled, outside);
		const wrong = wrongKeyIn(intake);
		if (wrong !== null) return refuse(wrongKey(wrong));
		setBusy(true);
		const reply = await client.call("POST", "/api/conduct-intake/proposals", { intake });
		setBusy(false);
		const isHere = !reply.ok && ["recipient", "key"].includes(reply.refused.field ?? "");
		if (isHere) return refuse(reply.refused);
		setError(null);
		if (after(reply, words.sent)) setFilled(filledFrom({ inForce }));
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
			{mode !== "referTo12388" && (
				<KeyFields mode={mode} filled={filled} outside={outside} onFill={setFilled} error={error} />
			)}
			<p>
				<button type="submit" aria-disabled={busy ? "true" : undefined}>
					{busy ? words.going : words.go}
				</button>
			</p>
		</form>
	);
}
