import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { DeedName } from "../lib/deeds.ts";
import { AnswerAssistForm, AskAssistForm, RateAssistForm } from "./assist.tsx";
import { Later } from "./later.tsx";
import { PhotoField } from "./photo-field.tsx";
import { PostSelect } from "./posts.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

export type WayFormProps = {
	readonly reply: ReadCaseReply;
	readonly now: string;
	readonly fields: ActFields;
};

const loadMerge = () => import("./merge-form.tsx").then(({ MergeForm }) => MergeForm);
const loadExclusion = () => import("./exclusion.tsx").then(({ ExclusionForm }) => ExclusionForm);
const loadErasure = () => import("./erasure-form.tsx").then(({ ErasureForm }) => ErasureForm);
const loadTurnAway = () => import("./exit-form.tsx").then(({ TurnAwayForm }) => TurnAwayForm);
const loadReturn = () => import("./decision-forms.tsx").then(({ ReturnForm }) => ReturnForm);
const loadExtend = () => import("./decision-forms.tsx").then(({ ExtendForm }) => ExtendForm);
const loadPromise = () => import("./decision-forms.tsx").then(({ PromiseForm }) => PromiseForm);
const loadShelve = () => import("./decision-forms.tsx").then(({ ShelveForm }) => ShelveForm);
const loadLevel = () => import("./level.tsx").then(({ LevelForm }) => LevelForm);
const loadEmergency = () => import("./level.tsx").then(({ EmergencyForm }) => EmergencyForm);
const loadExplain = () => import("./explanation.tsx").then(({ ExplainForm }) => ExplainForm);
const loadMask = () => import("./mask.tsx").then(({ MaskForm }) => MaskForm);
const loadCutOut = () => import("./cut-out.tsx").then(({ CutOutForm }) => CutOutForm);

/** The fields of a way that lies over a case in hand. */
export function WayForm({ act, reply, now, fields }: WayFormProps & { readonly act: DeedName }) {
	const { words } = useWords();
	const { wayForm } = words;
	switch (act) {
		case "explainRed":
			return <Later load={loadExplain} props={{ reply, fields }} />;
		case "askExclusion":
			return <Later load={loadExclusion} props={{ fields }} />;
		case "proposeErasure":
			return <Later load={loadErasure} props={{ reply, fields }} />;
		case "declineCase":
		case "redirectCase":
			return <Later load={loadTurnAway} props={{ act, fields }} />;
		case "settleOnSpot":
			return (
				<>
					<Said
						part="settleWords"
						label={wayForm.settleWords}
						hint={words.contactForm.wordsHint}
						fields={fields}
					/>
					<PhotoField part="settlePhotos" reply={reply} fields={fields} />
				</>
			);
		case "awaitResident":
			return <Said part="question" label={wayForm.question} hint={wayForm.questionHint} fields={fields} />;
		case "returnCase":
			return <Later load={loadReturn} props={{ reply, fields }} />;
		case "extendCase":
			return <Later load={loadExtend} props={{ reply, fields }} />;
		case "promiseCase":
			return <Later load={loadPromise} props={{ now, fields }} />;
		case "shelveCase":
			return <Later load={loadShelve} props={{ reply, now, fields }} />;
		case "changeLevel":
			return <Later load={loadLevel} props={{ reply, fields }} />;
		case "confirmEmergency":
			return <Later load={loadEmergency} props={{ fields }} />;
		case "askAssist":
			return <AskAssistForm reply={reply} fields={fields} />;
		case "answerAssist":
			return <AnswerAssistForm reply={reply} fields={fields} />;
		case "rateAssist":
			return <RateAssistForm reply={reply} fields={fields} />;
		case "maskWords":
			return <Later load={loadMask} props={{ reply, fields }} />;
		case "cutOutPart":
			return <Later load={loadCutOut} props={{ reply, fields }} />;
		case "mergeCase":
			return <Later load={loadMerge} props={{ reply, fields }} />;
		case "keepCase":
			return <Said part="keepWords" label={wayForm.keepWords} fields={fields} />;
		case "reassignCase": {
			const { newPost: label, choose: nobody } = wayForm;
			return <PostSelect part="newPostId" {...{ label, nobody, fields }} areaCode={reply.areaCode} />;
		}
		case "resumeCase":
		case "takeOver":
		case "splitCase":
			return <p>{words.way[act].when}</p>;
		default:
			return act satisfies never;
	}
}
