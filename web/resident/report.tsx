import { speaksOfDanger } from "../../server/domain/danger-words.ts";
import { reportCharactersMax } from "../../server/domain/limits.ts";
import { type ControlTie, Emergency, ErrorSummary, Field, HiddenFields, Pick, SealPanel } from "./field.tsx";
import { HelpLines } from "./help-lines.tsx";
import { type FieldProblem, type Frame, pathWith, type ReportDraft } from "./page.ts";
import { Photos } from "./photos.tsx";
import { quickReports } from "./quick.ts";
import { Category, Frail, Kind, Where } from "./report-matter.tsx";

/** The one page that grows (look.md §4): nothing but the field and three quick reports until there are words. */
export type ReportProps = {
	readonly draft: ReportDraft;
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
};

export const reportForm = "report";

export function Report(props: ReportProps) {
	const { frame, draft, problems } = props;
	const { words, shell } = frame;
	return (
		<>
			<ErrorSummary problems={problems} frame={frame} />
			<div>
				<h1>{words.report.head}</h1>
				<p class="lead soft">{words.report.lead}</p>
			</div>
			<Emergency say={words.emergency.call} />
			<form
				id={reportForm}
				method="post"
				action={pathWith("/report", shell)}
				encType="multipart/form-data"
				noValidate
			>
				<HiddenFields fields={{ idempotencyKey: draft.idempotencyKey }} />
				<Said {...props} />
				<HelpLines shown={speaksOfDanger(draft.text)} frame={frame} />
				<Quick frame={frame} />
				<div class="later">
					<Photos {...props} />
				</div>
				<Where {...props} />
				<Category {...props} />
				<Kind {...props} />
				<Danger draft={draft} frame={frame} />
				<Frail {...props} />
				<About {...props} />
				<Extras {...props} />
				<div class="later ask">
					<button type="submit" class="go wide" name="step" value="check">
						{words.report.go}
					</button>
				</div>
				<Draft frame={frame} />
			</form>
		</>
	);
}

/** A draft on this device, only where it is wished; without script there is none. */
function Draft({ frame: { words } }: { readonly frame: Frame }) {
	const { report } = words;
	return (
		<div class="later stack" data-scripted hidden>
			<label class="pick">
				<input type="checkbox" data-draft aria-describedby="draft-hint" />
				<span>{report.draft}</span>
			</label>
			<p class="hint" id="draft-hint">
				{report.draftHint}
			</p>
			<button type="button" class="wide" data-wipe>
				{report.wipe}
			</button>
			<p class="hint" role="status" data-wiped={report.wiped} data-left={report.wipeFailed} />
		</div>
	);
}

function Said({ draft, problems, frame }: ReportProps) {
	const { report, note } = frame.words;
	const control = (tie: ControlTie) => (
		<>
			<textarea
				{...tie}
				placeholder=" "
				rows={4}
				data-characters={reportCharactersMax}
				data-left={note.left}
				data-over={note.over}
			>
				{draft.text}
			</textarea>
			<p class="hint" role="status" data-count />
		</>
	);
	return (
		<Field
			field="text"
			label={report.text}
			labelClass="big"
			hint={report.textHint}
			problems={problems}
			frame={frame}
			control={control}
		/>
	);
}

function Quick({ frame: { words, shell } }: { readonly frame: Frame }) {
	return (
		<div class="quick stack">
			<h2>{words.report.quick}</h2>
			<p class="hint">{words.report.quickHint}</p>
			{quickReports.map((quick) => {
				const text = quick.words[shell.language];
				return (
					<button key={text} type="submit" class="wide" name="quick" value={text}>
						{text}
						<svg viewBox="0 0 24 24" aria-hidden="true">
							<path d="M9 5l7 7-7 7" />
						</svg>
					</button>
				);
			})}
		</div>
	);
}

function Danger({ draft, frame }: { readonly draft: ReportDraft; readonly frame: Frame }) {
	const { report, emergency } = frame.words;
	const chosen = draft.danger === "" ? "no" : draft.danger;
	return (
		<fieldset class="later ask if" id="danger">
			<legend>{report.danger}</legend>
			<Pick type="radio" name="danger" value="no" chosen={chosen}>
				{report.dangerNo}
			</Pick>
			<Pick type="radio" name="danger" value="yes" chosen={chosen} reveals="yes">
				{report.dangerYes}
			</Pick>
			<Emergency say={emergency.now} reveal />
		</fieldset>
	);
}

function About({ draft, problems, frame }: ReportProps) {
	const { report } = frame.words;
	const chosen = draft.about === "" ? "none" : draft.about;
	return (
		<fieldset class="later ask if" id="about">
			<legend>{report.about}</legend>
			<Pick type="radio" name="about" value="none" chosen={chosen}>
				{report.aboutNone}
			</Pick>
			<Pick type="radio" name="about" value="unit" chosen={chosen} reveals="yes unit">
				{report.aboutUnit}
			</Pick>
			<Pick type="radio" name="about" value="person" chosen={chosen} reveals="yes person">
				{report.aboutPerson}
			</Pick>
			<div class="then">
				<Field
					field="aboutName"
					alias="about"
					label={report.aboutName}
					hint={report.aboutNameHint}
					problems={problems}
					frame={frame}
					control={(tie) => <input {...tie} value={draft.aboutName} autoComplete="off" />}
				/>
			</div>
			<div class="of-unit">
				<Pick type="checkbox" name="sealed" value="yes" chosen={draft.sealed} reveals="person">
					{report.sealUnit}
				</Pick>
			</div>
			<SealPanel frame={frame} className="seal of-person" />
		</fieldset>
	);
}

function Extras({ draft, problems, frame }: ReportProps) {
	const { report } = frame.words;
	return (
		<fieldset class="later ask if">
			<legend>{report.extras}</legend>
			<Pick type="checkbox" name="wantCall" value="yes" chosen={draft.wantCall} reveals="yes">
				{report.wantCall}
			</Pick>
			<div class="then">
				<Field
					field="contactPhone"
					label={report.phone}
					hint={report.phoneHint}
					problems={problems}
					frame={frame}
					control={(tie) => (
						<input {...tie} type="tel" inputMode="tel" value={draft.contactPhone} autoComplete="off" />
					)}
				/>
				<Pick type="checkbox" name="phoneForHolder" value="yes" chosen={draft.phoneForHolder}>
					{report.phoneForHolder}
				</Pick>
			</div>
			<Pick type="checkbox" name="consentPublish" value="yes" chosen={draft.consentPublish}>
				{report.publish}
			</Pick>
		</fieldset>
	);
}
