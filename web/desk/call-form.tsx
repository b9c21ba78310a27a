import { useState } from "preact/hooks";
import type { CallItem, CallResident } from "../../server/contract/call.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { attitudes } from "../../server/domain/feedback.ts";
import { messageCharactersMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { ErrorSummary, type FieldError, Go, Picks, Select, TextArea } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { useKept } from "./kept.ts";
import { useWords } from "./words.ts";

const blank = { came: "", verdict: "", words: "", contacted: "", visited: "", attitude: "" };
type Draft = typeof blank;
type Part = keyof Draft;

function errorsIn(draft: Draft, item: CallItem, say: Record<"came" | "verdict" | "words", string>) {
	const { came, verdict, words } = draft;
	const spoke = came === "yes" && item.purpose === "followUp";
	const errors: FieldError[] = [];
	if (came === "") errors.push({ id: "came", sentence: say.came });
	if (spoke && verdict === "") errors.push({ id: "verdict", sentence: say.verdict });
	if (spoke && verdict === "notSolved" && words.trim() === "")
		errors.push({ id: "words", sentence: say.words });
	return errors;
}

const yesOrNo = (said: string) => (said === "" ? undefined : said === "yes");

/** What is sent: of whoever was not reached nothing but that. */
function bodyOf(draft: Draft, item: CallItem, expectedVersion: number): CallResident {
	const reached = draft.came === "yes";
	if (!reached) return { expectedVersion, reached };
	const words = draft.words.trim() === "" ? {} : { words: draft.words };
	if (item.purpose === "contact") return { expectedVersion, reached, ...words };
	const verdict = (["solved", "partly", "notSolved"] as const).find((one) => one === draft.verdict);
	const contacted = yesOrNo(draft.contacted);
	const visited = yesOrNo(draft.visited);
	const attitude = attitudes.find((one) => one === draft.attitude);
	return {
		...{ expectedVersion, reached, ...words },
		...(verdict === undefined ? {} : { verdict }),
		...(contacted === undefined ? {} : { contacted }),
		...(visited === undefined ? {} : { visited }),
		...(attitude === undefined ? {} : { attitude }),
	};
}

type Done = "solved" | "notSolved" | "silent" | "unreached" | "contacted" | "reached";

/** What has happened, for the one sentence that says so. */
function doneOf({ reached, verdict }: CallResident, item: CallItem, after: ReadCaseReply): Done {
	if (item.purpose === "contact" && after.contactedAt !== null) return "contacted";
	if (!reached) return "unreached";
	if (item.purpose === "contact") return "reached";
	if (verdict === undefined) return "silent";
	return verdict === "notSolved" ? "notSolved" : "solved";
}

type FormProps = {
	readonly item: CallItem;
	readonly version: number;
	readonly onTaken: (sentence: string) => void;
	/** Something came of the case meanwhile: the list it is read from is read again. */
	readonly onStale: () => void;
};

/** What came of the call: whether anybody answered, and what they say. */
export function CallForm({ item, version, onTaken, onStale }: FormProps) {
	const { client } = useDesk();
	const { words } = useWords();
	const { typed: draft, write: keep, drop } = useKept(`call ${item.caseNumber}`, blank);
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const { calls } = words;
	const send = async (event: Event) => {
		event.preventDefault();
		const found = errorsIn(draft, item, calls.required);
		setErrors(found);
		setRefused(null);
		if (busy || found.length > 0) return;
		setBusy(true);
		const body = bodyOf(draft, item, Math.max(version, item.version));
		const reply = await client.callResident(item.caseNumber, body);
		setBusy(false);
		if (!reply.ok) {
			setRefused(reply.refused);
			return reply.refused.code === "stale" ? onStale() : undefined;
		}
		drop();
		onTaken(calls.done[doneOf(body, item, reply.value)]);
	};
	const write = (part: Part) => (text: string) => keep({ [part]: text });
	return (
		<form class="act stack" noValidate onSubmit={send} aria-labelledby="number-title">
			<ErrorSummary title={words.errors} errors={errors} end={words.kept} />
			{refused !== null && <ProblemNote refused={refused} />}
			<Picks
				name="came"
				legend={calls.came}
				error={errors.find(({ id }) => id === "came")?.sentence ?? null}
				value={draft.came}
				onPick={write("came")}
				options={[
					{ value: "yes", label: calls.reached },
					{ value: "no", label: calls.unreached },
				]}
			/>
			{draft.came === "yes" && <Said item={item} draft={draft} errors={errors} write={write} />}
			<Go label={calls.go} busyLabel={words.sending} busy={busy} describedBy="call-brings" />
			<p class="hint" id="call-brings">
				{calls.brings[item.purpose]}
			</p>
		</form>
	);
}

type SaidProps = {
	readonly item: CallItem;
	readonly draft: Draft;
	readonly errors: readonly FieldError[];
	readonly write: (part: Part) => (text: string) => void;
};

function Said({ item, draft, errors, write }: SaidProps) {
	const { words } = useWords();
	const { calls } = words;
	const errorOf = (part: Part) => errors.find(({ id }) => id === part)?.sentence ?? null;
	const asks = item.purpose === "followUp";
	const choices = (["solved", "partly", "notSolved", "none"] as const).map((value) => {
		return { value, label: calls.verdicts[value] };
	});
	const yesNo = [
		{ value: "", label: calls.unsaid },
		{ value: "yes", label: calls.yes },
		{ value: "no", label: calls.no },
	];
	const treated = [
		{ value: "", label: calls.unsaid },
		...attitudes.map((value) => ({ value, label: calls.attitudes[value] })),
	];
	const listed = (id: "contacted" | "visited" | "attitude", options: typeof yesNo) => (
		<Select
			id={id}
			label={calls[id]}
			value={draft[id]}
			onText={write(id)}
			groups={[{ label: null, options }]}
		/>
	);
	return (
		<>
			{asks && (
				<Picks
					name="verdict"
					legend={calls.verdict}
					error={errorOf("verdict")}
					value={draft.verdict}
					onPick={write("verdict")}
					options={choices}
				/>
			)}
			<TextArea
				id="words"
				label={calls.words}
				hint={asks ? calls.wordsHint : undefined}
				error={errorOf("words")}
				value={draft.words}
				onText={write("words")}
				charactersMax={messageCharactersMax}
			/>
			{asks && listed("contacted", yesNo)}
			{asks && listed("visited", yesNo)}
			{asks && listed("attitude", treated)}
		</>
	);
}
