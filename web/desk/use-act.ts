import { useMemo } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { Refused } from "../lib/client.ts";
import type { FieldError } from "../parts/form.tsx";
import { sentenceOf } from "../parts/problem.tsx";
import type { Act } from "./act-facts.ts";
import { missing, partOfField } from "./acts.ts";
import { proposedDate } from "./case-facts.ts";
import type { DeedRefused } from "./case-store.ts";
import { deedOf } from "./deeds.ts";
import { type Desk, useDesk } from "./desk.ts";
import type { Draft, Part } from "./drafts.ts";
import { useWords } from "./words.ts";

/** The fields of the act in front: what is typed, and what is wrong with it since the last try to send. */
export type ActFields = {
	/** `byDate` is the proposed one until another is chosen. */
	readonly draft: Draft;
	readonly write: (part: Partial<Draft>) => void;
	readonly errors: readonly FieldError[];
	readonly errorOf: (part: Part) => string | undefined;
	/** A refusal that belongs to no field. */
	readonly refused: Refused | null;
};

function draftOf({ drafts }: Desk, { caseNumber, clocks }: ReadCaseReply, now: string): Draft {
	const draft = drafts.of(caseNumber);
	return { ...draft, byDate: draft.byDate ?? proposedDate(now, clocks?.finishDueAt ?? null) };
}

/** Sends the act in front, or says which fields it still lacks. */
export function trySend(desk: Desk, act: Act, reply: ReadCaseReply, now: string, accept: boolean): void {
	const draft = draftOf(desk, reply, now);
	const parts = missing(act, draft, reply, accept);
	desk.work.gaps.value = { caseNumber: reply.caseNumber, act, parts };
	if (parts.length === 0) void desk.work.perform(deedOf(act, draft, accept, reply));
}

/** The refusal of this form's last try, and the field it is about. */
function refusedOf(refused: DeedRefused | null, { caseNumber }: ReadCaseReply, act: Act) {
	const isMine = refused?.caseNumber === caseNumber && refused.act === act;
	if (!isMine) return { part: null, refused: null };
	return { part: partOfField(act, refused.refused.field), refused: refused.refused };
}

export function useActFields(act: Act, reply: ReadCaseReply, now: string): ActFields {
	const desk = useDesk();
	const { language, words } = useWords();
	const gaps = desk.work.gaps.value;
	const deedRefused = desk.work.deedRefused.value;
	const { part, refused } = refusedOf(deedRefused, reply, act);
	// One array per try: it is the arrival of errors that moves the focus, not every letter typed after.
	const errors = useMemo((): FieldError[] => {
		const isMine = gaps?.caseNumber === reply.caseNumber && gaps.act === act;
		if (isMine && gaps.parts.length > 0)
			return gaps.parts.map((id) => ({ id, sentence: words.required[id] }));
		return part !== null && refused !== null ? [{ id: part, sentence: sentenceOf(refused, language) }] : [];
	}, [gaps, deedRefused, language]);
	return {
		draft: draftOf(desk, reply, now),
		write: (change) => desk.drafts.write(reply.caseNumber, change),
		errors,
		errorOf: (id) => errors.find((error) => error.id === id)?.sentence,
		// A stale refusal is told above, beside the new state.
		refused: part === null && refused?.code !== "stale" ? refused : null,
	};
}
