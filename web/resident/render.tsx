import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { Check, checkForm } from "./check.tsx";
import { Daylight } from "./daylight.tsx";
import { Enter } from "./enter.tsx";
import { Withdrawing, withdrawForm } from "./exits.tsx";
import { Follow, followForm } from "./follow.tsx";
import { Log } from "./log.tsx";
import { Notice } from "./notice.tsx";
import { type Frame, pathWith, type ResidentPage, type Shell } from "./page.ts";
import { Poster } from "./poster.tsx";
import { Receipt } from "./receipt.tsx";
import { Refused, Weather } from "./refused.tsx";
import { Report, reportForm } from "./report.tsx";
import { Document, EnterKey, type Switches } from "./shell.tsx";
import { isAsked } from "./situation.ts";
import { SpokenCode } from "./spoken-code.tsx";
import { residentWords, sharedWords } from "./words.ts";

/**
 * A page of the resident's door as a whole HTML document: plain forms that work without script, no inline script or
 * style, the receipt in hidden fields only, never in an address (trust.md A1, A5).
 */
export function renderResident(page: ResidentPage, shell: Shell): string {
	const { language } = shell;
	const frame: Frame = { shell, words: residentWords(language), shared: sharedWords(language) };
	if (page.page === "weather") return `<!doctype html>${renderToString(<Weather frame={frame} />)}`;
	const drawn = (
		<Document
			frame={frame}
			title={titleOf(page, frame)}
			isError={isError(page)}
			switches={switchesOf(page)}
			links={linksOf(page)}
			enterKey={enterKeyOf(page, frame)}
		>
			{bodyOf(page, frame)}
		</Document>
	);
	return `<!doctype html>${renderToString(drawn)}`;
}

type DoorPage = Exclude<ResidentPage, { page: "weather" }>;

function bodyOf(page: DoorPage, frame: Frame): ComponentChildren {
	switch (page.page) {
		case "report":
			return <Report draft={page.draft} problems={page.problems} frame={frame} />;
		case "check":
			return <Check draft={page.draft} offered={page.offered} matters={page.matters} frame={frame} />;
		case "receipt":
			return <Receipt page={page} frame={frame} />;
		case "enter":
			return <Enter typed={page.typed} problem={page.problem} losses={page.losses ?? []} frame={frame} />;
		case "follow":
			return <Follow page={page} frame={frame} />;
		case "withdrawing":
			return <Withdrawing page={page} frame={frame} />;
		case "spokenCode":
			return <SpokenCode page={page} frame={frame} />;
		case "daylight":
			return <Daylight view={page.view} published={page.published} frame={frame} />;
		case "log":
			return <Log page={page} frame={frame} />;
		case "notice":
			return <Notice notice={page.notice} frame={frame} />;
		case "poster":
			return <Poster page={page} frame={frame} />;
		case "refused":
			return <Refused code={page.code} retry={page.retry ?? null} frame={frame} />;
		default:
			return page satisfies never;
	}
}

function titleOf(page: DoorPage, { words }: Frame): string {
	switch (page.page) {
		case "report":
		case "check":
		case "receipt":
		case "enter":
		case "log":
		case "daylight":
		case "poster":
		case "spokenCode":
			return words[page.page].title;
		case "refused":
			return page.code === "routeUnknown" ? words.refused.lost : words.refused.title;
		case "notice":
			return words.notice[page.notice].title;
		case "withdrawing":
			return words.exits.withdrawHead;
		case "follow":
			return isAsked(page.view) ? words.follow.titleAsked : words.follow.title;
		default:
			return page satisfies never;
	}
}

function isError(page: DoorPage): boolean {
	if (page.page === "enter") return page.problem !== null;
	return (
		["report", "follow", "spokenCode"].includes(page.page) && "problems" in page && page.problems.length > 0
	);
}

/** A receipt is shown once and a refusal holds somebody's words: no switch may lead away from either. */
function switchesOf(page: DoorPage): Switches {
	switch (page.page) {
		case "report":
			return { by: "form", form: reportForm, path: "/report", step: "edit" };
		case "check":
			return { by: "form", form: checkForm, path: "/report", step: "check" };
		case "follow":
			return { by: "form", form: followForm, path: "/follow", step: null };
		case "withdrawing":
			return { by: "form", form: withdrawForm, path: "/follow/withdrawing", step: null };
		case "enter":
			return { by: "link", path: "/follow" };
		case "spokenCode":
			// What a code opened is not kept through a switch: another try would be counted.
			return page.status === null ? { by: "link", path: "/spoken-code" } : { by: "none" };
		case "log":
			return { by: "link", path: "/log" };
		case "daylight":
			return { by: "link", path: `/daylight/${page.view.period.id}` };
		case "notice":
			return { by: "link", path: `/${page.notice}` };
		case "poster":
			return { by: "link", path: page.areaCode === null ? "/posters" : `/posters/${page.areaCode}` };
		case "receipt":
		case "refused":
			return { by: "none" };
		default:
			return page satisfies never;
	}
}

function linksOf({ page }: DoorPage): "report" | "follow" | "both" {
	if (page === "report" || page === "check") return "follow";
	return page === "enter" || page === "follow" || page === "withdrawing" ? "report" : "both";
}

function enterKeyOf(page: DoorPage, { shell }: Frame): ComponentChildren {
	if (page.page === "report") {
		return <EnterKey form={reportForm} action={pathWith("/report", shell)} step="check" />;
	}
	if (page.page === "withdrawing") {
		return <EnterKey form={withdrawForm} action={pathWith("/follow/withdrawing", shell)} step={null} />;
	}
	if (page.page !== "follow") return null;
	// Enter on a choice shows the page again and hands nothing in: a verdict cannot be taken back.
	return <EnterKey form={followForm} action={pathWith("/follow", shell)} step={null} />;
}
