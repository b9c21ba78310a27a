import { useEffect, useState } from "preact/hooks";
import type { PreviewReportReply } from "../../server/contract/take.ts";
import { reportCharactersMax } from "../../server/domain/limits.ts";
import { ErrorSummary, type FieldError, TextArea, TextField } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { Beside, Goes } from "./take-beside.tsx";
import { type Call, previewOf, useCall } from "./take-call.ts";
import { Caller, kinds, Matter } from "./take-fields.tsx";
import { PlaceField } from "./take-place.tsx";
import { ReadBack } from "./take-read-back.tsx";
import { useWords } from "./words.ts";
import { takeWords } from "./words-take.ts";
import "./take.css";

const pauseMilliseconds = 500;
const offeredMax = 3;

/** A call is taken down on one screen, in the order people talk; then it is read back (look.md §5, hotline). */
export function TakePage() {
	const { language } = useWords();
	const taking = useCall();
	const say = takeWords(language);
	if (taking.sent !== null) return <ReadBack sent={taking.sent} onNext={taking.next} />;
	return (
		<>
			<h1 id="take-title" tabIndex={-1}>
				{say.title}
			</h1>
			<Taking taking={taking} />
		</>
	);
}

/** What would become of it, asked again when the typing pauses; null until there is enough to ask with. */
function usePreview(call: Call): PreviewReportReply | null {
	const { client } = useDesk();
	const [preview, setPreview] = useState<PreviewReportReply | null>(null);
	const asked = JSON.stringify(previewOf(call));
	useEffect(() => {
		if (call.areaCode === "" || call.text.trim() === "") return setPreview(null);
		let here = true;
		const timer = setTimeout(async () => {
			const reply = await client.call<PreviewReportReply>("POST", "/api/callers/preview", JSON.parse(asked));
			if (here) setPreview(reply.ok ? reply.value : null);
		}, pauseMilliseconds);
		return () => {
			here = false;
			clearTimeout(timer);
		};
	}, [asked]);
	return preview;
}

/** The categories that the words most likely mean; what they are looked up in loads with the first words. */
function useLikely(text: string): readonly string[] {
	const [likely, setLikely] = useState<readonly string[]>([]);
	useEffect(() => {
		const timer = setTimeout(async () => {
			const loaded = await import("../../server/domain/category-words.ts").catch(() => null);
			if (loaded === null || text.trim() === "") return setLikely([]);
			setLikely(
				loaded
					.categoriesByWords(text)
					.map(({ label }) => label)
					.slice(0, offeredMax),
			);
		}, pauseMilliseconds);
		return () => clearTimeout(timer);
	}, [text]);
	return likely;
}

type Keys = { readonly [key: string]: (() => void) | undefined };

/** F2, F8, Ctrl+Enter anywhere, and digits in the two lists of choices: the rest belongs to the browser. */
function useTakeKeys(functions: Keys, digits: Readonly<Record<string, readonly (() => void)[]>>): void {
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.isComposing || event.altKey) return;
			const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
			const list = document.activeElement?.closest("fieldset")?.id ?? "";
			const chosen = isSend
				? functions.send
				: (functions[event.key] ?? digits[list]?.[Number(event.key) - 1]);
			if (chosen === undefined) return;
			event.preventDefault();
			chosen();
		};
		document.addEventListener("keydown", pressed);
		return () => document.removeEventListener("keydown", pressed);
	});
}

/** What is said of a call so far, what is wrong with it, and the keys for all of it. */
function useTaking({ call, typed, write, send }: ReturnType<typeof useCall>) {
	const { language } = useWords();
	const { required } = takeWords(language);
	const [tried, setTried] = useState<readonly FieldError[]>([]);
	const wrongIn = ({ text, areaCode }: Call) => [
		...(text.trim() === "" ? [{ id: "take-text", sentence: required.text }] : []),
		...(areaCode === "" ? [{ id: "take-place", sentence: required.place }] : []),
	];
	// What is mended is wrong no more, before anything is sent again; what was not tried yet is not wrong yet.
	const errors = wrongIn(call).filter(({ id }) => tried.some((one) => one.id === id));
	const preview = usePreview(call);
	const likely = useLikely(call.text);
	const matter = preview?.items.find((item) => item.matter !== null)?.matter ?? null;
	const submit = (event?: Event) => {
		event?.preventDefault();
		const wrong = wrongIn(typed());
		setTried(wrong);
		if (wrong.length === 0) void send(preview?.asOf ?? "");
	};
	const seal = () => write({ sealed: call.sealed === "" ? "yes" : "", join: "" });
	const join = () => matter !== null && write({ join: call.join === "" ? matter : "" });
	const toList = () => document.getElementById("take-category")?.focus();
	useTakeKeys(
		{ F8: seal, F2: matter === null ? undefined : join, send: submit },
		{
			"take-likely": [...likely.map((categoryCode) => () => write({ categoryCode })), toList],
			"take-kind": kinds.map((kind) => () => write({ kind })),
		},
	);
	return { errors, tried, preview, likely, submit, seal, join };
}

function Taking({ taking }: { readonly taking: ReturnType<typeof useCall> }) {
	const { call, write, busy, refused } = taking;
	const { language, words } = useWords();
	const say = takeWords(language);
	const { errors, tried, preview, likely, submit, seal, join } = useTaking(taking);
	const errorOf = (id: string) => errors.find((error) => error.id === id)?.sentence;
	return (
		<div class="take">
			<form class="stack" noValidate onSubmit={submit} aria-labelledby="take-title">
				<ErrorSummary title={words.errors} errors={errors} tried={tried} end={words.kept} />
				{refused !== null && <ProblemNote refused={refused} />}
				<TextArea
					id="take-text"
					label={say.text}
					error={errorOf("take-text")}
					value={call.text}
					onText={(text) => write({ text })}
					charactersMax={reportCharactersMax}
				/>
				<div class="grid2">
					<PlaceField call={call} write={write} say={say} error={errorOf("take-place")} />
					<TextField
						id="take-spot"
						label={say.spot}
						hint={say.spotHint}
						value={call.spot}
						onText={(spot) => write({ spot })}
						control={{ autocomplete: "off" }}
					/>
				</div>
				<Matter call={call} write={write} likely={likely} />
				<Caller call={call} write={write} onSeal={seal} />
				<Goes call={call} preview={preview} busy={busy} />
			</form>
			<Beside call={call} preview={preview} onJoin={join} />
		</div>
	);
}
