import { categories, groupOf, reportTypes } from "../../server/domain/category.ts";
import { AreaNames, AreaSelect } from "./area.tsx";
import { nameIn } from "./category-names.ts";
import { type ControlTie, Field, Pick } from "./field.tsx";
import { counterHint } from "./quick.ts";
import type { ReportProps } from "./report.tsx";

/** Where it is, and what kind of matter. */
export function Where({ draft, problems, frame }: ReportProps) {
	const { report } = frame.words;
	const chosen = draft.areaCode === "" ? (frame.shell.areaCode ?? "") : draft.areaCode;
	return (
		<div class="later ask stack">
			<Field
				field="areaCode"
				label={report.area}
				labelClass="large"
				hint={frame.shell.areas.length === 0 ? report.areaEmpty : report.areaHint}
				problems={problems}
				frame={frame}
				control={(tie) => <AreaSelect tie={tie} chosen={chosen} frame={frame} />}
			/>
			<p class="hint" role="status" data-scanned={report.areaScanned} />
			<Field
				field="areaTyped"
				label={report.areaTyped}
				problems={problems}
				frame={frame}
				control={(tie) => <input {...tie} value={draft.areaTyped} list="places" autoComplete="off" />}
			/>
			<AreaNames areas={frame.shell.areas} />
			<Field
				field="spot"
				label={report.spot}
				hint={report.spotHint}
				problems={problems}
				frame={frame}
				control={(tie) => <input {...tie} value={draft.spot} autoComplete="off" />}
			/>
			<div class="stack" data-scripted hidden>
				<button
					type="button"
					class="wide"
					data-position={report.positionWords}
					aria-describedby="position-hint"
				>
					{report.position}
				</button>
				<p class="hint" id="position-hint">
					{report.positionHint}
				</p>
				<p class="hint" role="status" data-position-failed={report.positionFailed} />
			</div>
		</div>
	);
}

/** Never asked, only offered: who does not know leaves it, and the desk decides. */
export function Category({ draft, problems, frame }: ReportProps) {
	const { report } = frame.words;
	const { language } = frame.shell;
	const counter = counterHint(draft, language);
	const groups = [...new Map(categories.map(({ code }) => [code.slice(0, 2), groupOf(code)])).values()];
	const control = (tie: ControlTie) => (
		<select {...tie}>
			<option value="">{report.categoryNone}</option>
			{groups.map((group) => (
				<optgroup key={group.code} label={nameIn(language, group)}>
					{categories
						.filter(({ code }) => code.startsWith(group.code))
						.map((category) => (
							<option
								key={category.code}
								value={category.code}
								selected={category.code === draft.categoryCode}
							>
								{nameIn(language, category)}
							</option>
						))}
				</optgroup>
			))}
		</select>
	);
	return (
		<div class="later ask stack">
			<Field
				field="categoryCode"
				label={report.category}
				labelClass="large"
				hint={report.categoryHint}
				problems={problems}
				frame={frame}
				control={control}
			/>
			<p class="hint" role="status" data-like={report.categoryLike} />
			{counter !== null && <p class="hint">{counter}</p>}
		</div>
	);
}

/** What the resident wants of it; a question has a limit of its own (rules.md §3). */
export function Kind({ draft, problems, frame }: ReportProps) {
	const { report } = frame.words;
	const control = (tie: ControlTie) => (
		<select {...tie}>
			<option value="">{report.categoryNone}</option>
			{reportTypes.map((type) => (
				<option key={type} value={type} selected={type === draft.type}>
					{report.types[type]}
				</option>
			))}
		</select>
	);
	return (
		<div class="later">
			<Field
				field="type"
				label={report.type}
				hint={report.typeHint}
				problems={problems}
				frame={frame}
				control={control}
			/>
		</div>
	);
}

/** Somebody frail is concerned: the report then stays by itself where many others report the same. */
export function Frail({ draft, frame: { words } }: ReportProps) {
	return (
		<div class="later">
			<Pick type="checkbox" name="frail" value="yes" chosen={draft.frail}>
				{words.report.frail}
			</Pick>
		</div>
	);
}
