import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { ReadReferralReply } from "../../server/contract/referral.ts";
import type { ReadTrailReply } from "../../server/contract/trail.ts";
import type { Reply } from "../lib/client.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { exchangesOf } from "./case-file.ts";
import { Exclusion } from "./exclusion.tsx";
import { Finding } from "./finding.tsx";
import { Frame, useDoor } from "./frame.tsx";
import { auditRoutes, filePath, linkTo } from "./paths.ts";
import type { Reads } from "./reads.ts";
import { Superiors } from "./referral.tsx";
import { CaseFacts, CaseLimits, FileHead, OwnWords } from "./trail-facts.tsx";
import { CaseLadder } from "./trail-ladder.tsx";
import { BothSides, Trail } from "./trail-story.tsx";
import { Transfer } from "./transfer.tsx";
import { auditWords } from "./words.ts";

/** A file as far as it could be read: the case itself, and its trail with the leaf hashes. */
export type CaseFile = {
	readonly case: Reply<ReadCaseReply>;
	readonly trail: Reply<ReadTrailReply> | null;
	/** What superiors did of a case that was referred, for whoever has to find. */
	readonly referral: Reply<ReadReferralReply> | null;
};

/** Findings are discipline's: what is never one's own to do is not among the actions at all. */
function isReferred({ actions, steps }: ReadCaseReply): boolean {
	return actions.some(({ action }) => action === "findCase") && steps.some(({ step }) => step === "referred");
}

/** Reads a file: the case first, so that reading a sealed one already stands in the trail that follows. */
export async function readFile(
	reads: Pick<Reads, "readCase" | "readTrail" | "readReferral">,
	caseNumber: string,
): Promise<CaseFile> {
	const found = await reads.readCase(caseNumber);
	if (!found.ok) return { case: found, trail: null, referral: null };
	const trail = await reads.readTrail(caseNumber);
	return {
		case: found,
		trail,
		referral: isReferred(found.value) ? await reads.readReferral(caseNumber) : null,
	};
}

/** A file that was readable a moment ago stays with what is typed in it, unless the right to it is gone. */
export function stillRead(before: CaseFile | null, now: CaseFile): CaseFile {
	const isAway = !now.case.ok && now.case.refused.code !== "notFound";
	return isAway && before?.case.ok ? before : now;
}

/** The file of one case (look.md §6): the words, both sides, limits, steps, and every event. */
export function FilePage() {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { reads } = useDoor();
	const caseNumber = useRoute().params.caseNumber ?? "";
	const file = useSignal<CaseFile | null>(null);
	const wanted = useRef("");
	const read = async () => {
		const found = await readFile(reads, caseNumber);
		if (wanted.current === caseNumber) file.value = stillRead(file.peek(), found);
	};
	useEffect(() => {
		wanted.current = caseNumber;
		file.value = null;
		void read();
		return () => {
			wanted.current = "";
		};
	}, [reads, caseNumber, file]);
	const shown = file.value;
	const found = shown?.case.ok ? shown.case.value : null;
	return (
		<Frame
			title={words.trail.title(caseNumber)}
			path={filePath(caseNumber)}
			current={null}
			asOf={found?.asOf ?? null}
			layout={found?.sealed ? "sealed-page" : "file"}
		>
			{shown === null ? (
				<p role="status">{words.loading}</p>
			) : (
				<FileBody key={caseNumber} file={shown} caseNumber={caseNumber} onFound={() => void read()} />
			)}
		</Frame>
	);
}

type FileBodyProps = { readonly file: CaseFile; readonly caseNumber: string; readonly onFound: () => void };

/** Everything of a file below the bar. */
export function FileBody({ file, caseNumber, onFound }: FileBodyProps) {
	const preferences = usePreferences();
	const words = auditWords(preferences.language).trail;
	const { reads } = useDoor();
	usePrinting(file.case.ok ? () => reads.exportCase(caseNumber) : null);
	if (!file.case.ok) {
		return (
			<>
				<h1 class="num">{words.title(caseNumber)}</h1>
				<ProblemNote refused={file.case.refused} />
				<p>
					<a class="lone" href={linkTo(auditRoutes.board, preferences)}>
						‹ {words.back}
					</a>
				</p>
			</>
		);
	}
	const { value } = file.case;
	const entries = file.trail?.ok ? file.trail.value.items : [];
	const said = exchangesOf(entries.length > 0 ? entries : value.trail);
	// A sealed report has no sides until somebody answers it: empty columns would only say that it was not a service case.
	const hasSides = !value.sealed || said.length > 0;
	return (
		<>
			<FileHead file={value} />
			<OwnWords file={value} />
			<CaseFacts file={value} />
			{file.referral?.ok && <Superiors referral={file.referral.value} />}
			{file.referral?.ok === false && <ProblemNote refused={file.referral.refused} />}
			<div class="file-columns">
				<div class="file-trail">
					{file.trail?.ok === false && (
						<ProblemNote refused={file.trail.refused}>
							<p>{words.trailUnread}</p>
						</ProblemNote>
					)}
					<Trail entries={entries} asOf={value.asOf} />
				</div>
				<div class="file-sides">
					{hasSides && <BothSides rows={said} asOf={value.asOf} of={value} />}
					<CaseLimits file={value} />
					{(hasSides || value.steps.length > 0) && <CaseLadder file={value} />}
				</div>
			</div>
			<Exclusion file={value} onDecided={onFound} />
			<Finding file={value} onFound={onFound} />
			<Transfer file={value} onDone={onFound} />
		</>
	);
}
