import { categoryOf, isMediable } from "../../server/domain/category.ts";
import { speaksOfDanger } from "../../server/domain/danger-words.ts";
import { areaNameOf } from "./area.tsx";
import { nameIn } from "./category-names.ts";
import { HiddenFields, idOf, Lock, Pick } from "./field.tsx";
import { HelpLines } from "./help-lines.tsx";
import { Join } from "./join.tsx";
import { type CheckPage, type Frame, isSealPromised, pathWith, type ReportDraft } from "./page.ts";
import { photosIn } from "./photos.tsx";
import { counterHint } from "./quick.ts";

/** Check your answers: the own words whole, one way to change each, then the one green button. */
type CheckProps = Omit<CheckPage, "page"> & { readonly frame: Frame };
type Row = { readonly field: string; readonly name: string; readonly value: string };

export const checkForm = "check";

function aboutText({ about, aboutName }: ReportDraft, { check }: Frame["words"]): string {
	switch (about) {
		case "person":
			return check.aboutPerson(aboutName.trim());
		case "unit":
			return check.aboutUnit(aboutName.trim());
		case "none":
		case "":
			return check.aboutNone;
		default:
			return about satisfies never;
	}
}

function rowsOf(draft: ReportDraft, { words, shell }: Frame): Row[] {
	const { check, report } = words;
	const category = categoryOf(draft.categoryCode);
	const place = [areaNameOf(shell.areas, draft.areaCode), draft.spot.trim()].filter((part) => part !== "");
	const categoryName = category === undefined ? check.categoryNone : nameIn(shell.language, category);
	const seal = isSealPromised(draft) ? [{ field: "about", name: check.seal, value: check.sealYes }] : [];
	const phone = draft.wantCall === "yes" ? draft.contactPhone.trim() : "";
	const shown = draft.phoneForHolder === "yes" ? check.callHolder(phone) : phone;
	return [
		...(photosIn(draft) === 0
			? []
			: [{ field: "photos", name: check.photos, value: report.photosSent(photosIn(draft)) }]),
		{ field: "areaCode", name: check.area, value: place.join(" · ") },
		{ field: "categoryCode", name: check.category, value: categoryName },
		...(draft.type === "" ? [] : [{ field: "type", name: check.type, value: report.types[draft.type] }]),
		{
			field: "danger",
			name: check.danger,
			value: draft.danger === "yes" ? report.dangerYes : report.dangerNo,
		},
		...(draft.frail === "yes" ? [{ field: "frail", name: check.frail, value: check.frailYes }] : []),
		{ field: "about", name: check.about, value: aboutText(draft, words) },
		...seal,
		{ field: "contactPhone", name: check.call, value: phone === "" ? check.callNo : shown },
		{
			field: "consentPublish",
			name: check.publish,
			value: draft.consentPublish === "yes" ? check.publishYes : check.publishNo,
		},
	];
}

/** Where 改 comes out: `about` is a whole question, everything else one control. */
function placeOf(field: string): string {
	if (field === "about") return "about";
	return field === "consentPublish" ? idOf("contactPhone") : idOf(field);
}

function Change({
	field,
	name,
	frame,
}: {
	readonly field: string;
	readonly name: string;
	readonly frame: Frame;
}) {
	const { check } = frame.words;
	return (
		<button
			type="submit"
			class="link"
			name="step"
			value="edit"
			formAction={pathWith("/report", frame.shell, placeOf(field))}
			aria-label={check.changeOf(name)}
		>
			{check.change}
		</button>
	);
}

/** Categories the words may mean, none of them chosen: the resident says, or leaves it to the desk. */
function Offer({ offered, frame: { words, shell } }: Omit<CheckProps, "draft" | "matters">) {
	const { check } = words;
	return (
		<fieldset class="ask" aria-describedby="offer-hint">
			<legend>{check.offer}</legend>
			<p class="hint" id="offer-hint">
				{check.offerHint}
			</p>
			{offered.map((code) => (
				<Pick key={code} type="radio" name="categoryCode" value={code} chosen="">
					{nameIn(shell.language, categoryOf(code) ?? { code, zh: code, en: code })}
				</Pick>
			))}
			<Pick type="radio" name="categoryCode" value="" chosen="">
				{check.offerNone}
			</Pick>
		</fieldset>
	);
}

export function Check({ draft, offered, matters, frame }: CheckProps) {
	const { check, note } = frame.words;
	const counter = counterHint(draft, frame.shell.language);
	const { categoryCode, join, ...said } = draft;
	const asked = {
		...(offered.length > 0 ? { offered: "yes" } : { categoryCode }),
		...(matters.length > 0 ? {} : { join }),
	};
	return (
		<>
			<div>
				<h1>{check.title}</h1>
				<p class="lead soft">{check.lead}</p>
			</div>
			{speaksOfDanger(draft.text) && <HelpLines shown frame={frame} />}
			{isMediable(draft.categoryCode) && <p class="call">{check.neighbour}</p>}
			{counter !== null && <p class="call">{counter}</p>}
			<form id={checkForm} method="post" action={pathWith("/report", frame.shell)}>
				<HiddenFields fields={{ ...said, ...asked }} />
				<dl class="sum">
					<div>
						<dt>{check.text}</dt>
						<dd class="said">{draft.text}</dd>
						<dd>
							<Change field="text" name={check.text} frame={frame} />
						</dd>
					</div>
					{rowsOf(draft, frame).map(({ field, name, value }) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>
								{name === check.seal && <Lock />} {value}
							</dd>
							<dd>
								<Change field={field} name={name} frame={frame} />
							</dd>
						</div>
					))}
				</dl>
				{offered.length > 0 && <Offer offered={offered} frame={frame} />}
				<Join matters={matters} draft={draft} frame={frame} />
				<div class="stack">
					<button
						type="submit"
						class="go wide"
						name="step"
						value="send"
						data-busy={note.sending}
						data-waiting={note.waiting}
					>
						{check.send}
					</button>
					<button type="submit" class="wide" name="step" value="edit">
						{check.back}
					</button>
				</div>
			</form>
		</>
	);
}
