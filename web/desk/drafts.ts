import { computed, signal } from "@preact/signals";

/**
 * Words typed and not yet sent, by case or letter: going to another case and back, a refusal, a change of language or a
 * lost session take none of them away; draft-keeper.ts brings them over a reload and a sign-out.
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
	/** The post a return goes to; empty sends it back to the desk. */
	readonly decisionPostId: string;
	readonly settleWords: string;
	readonly returnWords: string;
	readonly dutyItemId: string;
	/** Working days, as chosen; empty until then. */
	readonly days: string;
	readonly extendWords: string;
	readonly promiseWords: string;
	readonly promisedOn: string;
	readonly milestones: readonly { readonly byDate: string; readonly words: string }[];
	readonly cause: string;
	readonly shelveWords: string;
	readonly ownerPostId: string;
	readonly reviewOn: string;
	/** Level and category asked for; empty keeps what it has. */
	readonly newLevel: string;
	readonly newCategory: string;
	readonly levelWords: string;
	readonly question: string;
	readonly assistPostId: string;
	readonly assistWords: string;
	readonly assistAnswer: string;
	readonly help: string;
	readonly newPostId: string;
	readonly keepWords: string;
	/** The number of the case it is to go on in. */
	readonly parent: string;
	/** A matter cut out of a report: where it goes, what it is about, and its words. */
	readonly partTo: string;
	readonly partCategory: string;
	readonly partSpot: string;
	readonly partText: string;
	/** What to hide from the holder, a stretch of the original words in each line, ids of photos, and why. */
	readonly maskLines: string;
	readonly maskPhotos: readonly string[];
	readonly maskWhy: string;
	readonly confirmed: string;
	/** How a dispute between neighbours came out; empty where nobody mediated. */
	readonly mediation: string;
	readonly redirectReason: string;
	readonly redirectWords: string;
	readonly declineReason: string;
	readonly declineWords: string;
	readonly inCharge: string;
	readonly theirLimit: string;
	/** What the trail says of a red card, which is sent before the words about it. */
	readonly explainFacts: string;
	readonly explainWords: string;
	/** Of a supervision letter: the superior's help, and the unit's answer. */
	readonly helpWords: string;
	readonly letterWords: string;
	readonly exclusionReason: string;
	readonly exclusionWords: string;
	readonly erasureGround: string;
	/** Ids of the words to be erased. */
	readonly erasedPieces: readonly string[];
	readonly erasureBasis: string;
	/** Ids of photos sent already, which the deed will name. */
	readonly contactPhotos: readonly string[];
	readonly answerPhotos: readonly string[];
	readonly settlePhotos: readonly string[];
};
/** The parts of a draft that a field on screen stands for. */
export type Part = Exclude<keyof Draft, "postName" | "explainFacts">;
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
	decisionPostId: "",
	settleWords: "",
	returnWords: "",
	dutyItemId: "",
	days: "",
	extendWords: "",
	promiseWords: "",
	promisedOn: "",
	milestones: [],
	cause: "",
	shelveWords: "",
	ownerPostId: "",
	reviewOn: "",
	newLevel: "",
	newCategory: "",
	levelWords: "",
	question: "",
	assistPostId: "",
	assistWords: "",
	assistAnswer: "",
	help: "",
	newPostId: "",
	keepWords: "",
	parent: "",
	partTo: "",
	partCategory: "",
	partSpot: "",
	partText: "",
	maskLines: "",
	maskPhotos: [],
	maskWhy: "",
	confirmed: "",
	mediation: "",
	redirectReason: "",
	redirectWords: "",
	declineReason: "",
	declineWords: "",
	inCharge: "",
	theirLimit: "",
	explainFacts: "",
	explainWords: "",
	helpWords: "",
	letterWords: "",
	exclusionReason: "",
	exclusionWords: "",
	erasureGround: "",
	erasedPieces: [],
	erasureBasis: "",
	contactPhotos: [],
	answerPhotos: [],
	settlePhotos: [],
};

/** The parts that are a person's own words: those somebody would miss. */
export const textParts = [
	...(["contactWords", "nextStep", "answerWords", "decisionWords", "settleWords", "returnWords"] as const),
	...(["extendWords", "promiseWords", "shelveWords", "levelWords", "question"] as const),
	...(["assistWords", "assistAnswer", "redirectWords", "declineWords", "explainWords", "keepWords"] as const),
	...(["helpWords", "letterWords"] as const),
	...(["erasureBasis", "exclusionWords", "partText"] as const),
];

export const photoParts = ["contactPhotos", "answerPhotos", "settlePhotos"] as const;
export type PhotoPart = (typeof photoParts)[number];

export const isBlank = (words: string) => words.trim() === "";

/** Whether a draft holds words or photos somebody would miss. */
function hasWords(draft: Draft): boolean {
	return (
		textParts.some((part) => !isBlank(draft[part])) ||
		photoParts.some((part) => draft[part].length > 0) ||
		draft.milestones.some(({ words }) => !isBlank(words))
	);
}

export type Drafts = {
	readonly of: (caseNumber: string) => Draft;
	readonly write: (caseNumber: string, part: Partial<Draft>) => void;
	/** Empties the named parts: they have been sent. */
	readonly sent: (caseNumber: string, parts: readonly (keyof Draft)[]) => void;
	readonly unfinished: (caseNumber: string) => boolean;
	readonly anyUnfinished: () => boolean;
	/** Every draft that holds words somebody would miss. */
	readonly left: () => readonly (readonly [string, Draft])[];
	/** Gives back drafts left before; what was typed since stays. */
	readonly restore: (drafts: readonly (readonly [string, Draft])[]) => void;
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
		left: () => [...all.value].filter(([, draft]) => hasWords(draft)),
		restore: (drafts) => {
			// A newer page may know parts that an older one did not.
			const old = drafts.map(([id, draft]) => [id, { ...emptyDraft, ...draft }] as const);
			all.value = new Map([...old, ...all.peek()]);
		},
		clear: () => {
			all.value = new Map();
		},
	};
}
