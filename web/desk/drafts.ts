import { computed, signal } from "@preact/signals";

/**
 * Words typed and not yet sent, by case. They live in memory for as long as the page does: going to another case and
 * back, a refusal, a change of language or a lost session take none of them away.
 */
export type Draft = {
	readonly contactWords: string;
	readonly nextStep: string;
	/** ISO date; null until the person chose one. */
	readonly byDate: string | null;
	readonly answerWords: string;
	readonly outcome: "done" | "cannotBeSolved";
	readonly decisionWords: string;
	readonly categoryCode: string;
	readonly postId: string;
	/** The chosen post's name, for the button that sends it there. */
	readonly postName: string;
};
/** The parts of a draft that a field on screen stands for. */
export type Part = Exclude<keyof Draft, "postName">;
export const emptyDraft: Draft = {
	contactWords: "",
	nextStep: "",
	byDate: null,
	answerWords: "",
	outcome: "done",
	decisionWords: "",
	categoryCode: "",
	postId: "",
	postName: "",
};

/** Whether a draft holds words somebody would miss. */
function hasWords({ contactWords, nextStep, answerWords, decisionWords }: Draft): boolean {
	return [contactWords, nextStep, answerWords, decisionWords].some((words) => words.trim() !== "");
}

export type Drafts = {
	readonly of: (caseNumber: string) => Draft;
	readonly write: (caseNumber: string, part: Partial<Draft>) => void;
	/** Empties the named parts: they have been sent. */
	readonly sent: (caseNumber: string, parts: readonly (keyof Draft)[]) => void;
	readonly unfinished: (caseNumber: string) => boolean;
	readonly anyUnfinished: () => boolean;
	/** Somebody else sits down: nothing typed before is theirs to see. */
	readonly clear: () => void;
};

export function createDrafts(): Drafts {
	const all = signal<ReadonlyMap<string, Draft>>(new Map());
	// One string: the list is drawn anew when a case gains or loses words, not with every letter.
	const unfinished = computed(() => {
		const started = [...all.value].filter(([, draft]) => hasWords(draft));
		return started.map(([caseNumber]) => caseNumber).join(" ");
	});
	const of = (caseNumber: string) => all.value.get(caseNumber) ?? emptyDraft;
	const put = (caseNumber: string, draft: Draft) => {
		all.value = new Map(all.peek()).set(caseNumber, draft);
	};
	const peek = (caseNumber: string) => all.peek().get(caseNumber) ?? emptyDraft;
	return {
		of,
		write: (caseNumber, part) => put(caseNumber, { ...peek(caseNumber), ...part }),
		sent: (caseNumber, parts) => {
			const kept = Object.entries(peek(caseNumber)).filter(([part]) => !parts.some((gone) => gone === part));
			put(caseNumber, { ...emptyDraft, ...Object.fromEntries(kept) });
		},
		unfinished: (caseNumber) => unfinished.value.split(" ").includes(caseNumber),
		anyUnfinished: () => unfinished.value !== "",
		clear: () => {
			all.value = new Map();
		},
	};
}
