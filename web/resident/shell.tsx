import type { ComponentChildren } from "preact";
import { moment } from "../lib/formats.ts";
import { type DoorLanguage, languageNames, otherLanguages } from "../lib/words.ts";
import { type Frame, pathWith, type Shell } from "./page.ts";

/** How the switches of the bar keep what the page holds: by a form that is posted again, a plain link, or not at all. */
export type Switches =
	| { readonly by: "form"; readonly form: string; readonly path: string; readonly step: string | null }
	| { readonly by: "link"; readonly path: string }
	| { readonly by: "none" };

type DocumentProps = {
	readonly frame: Frame;
	readonly title: string;
	readonly isError: boolean;
	readonly switches: Switches;
	/** Which of the two doors to elsewhere stand at the foot: never one to where the reader is. */
	readonly links: "report" | "follow" | "both";
	/** What Enter in a field does: see `EnterKey`. */
	readonly enterKey?: ComponentChildren;
	readonly children: ComponentChildren;
};

/** The whole document around a page: bar, one `main`, foot. No inline script, no inline style. */
export function Document({ frame, title, isError, switches, links, enterKey, children }: DocumentProps) {
	const { shell, words } = frame;
	return (
		<html lang={shell.language} data-type={shell.large ? "large" : undefined}>
			<Head shell={shell} title={`${isError ? words.error : ""}${title} · ${shell.placeName}`} />
			<body>
				<header>
					{enterKey}
					{shell.demo && <DemoBar frame={frame} />}
					<Bar frame={frame} switches={switches} />
				</header>
				<main>
					<p
						class="note"
						role="status"
						data-note
						data-offline={words.note.offline}
						data-again={words.note.again}
						data-failed={words.note.failed}
					/>
					{children}
				</main>
				<footer class="foot">
					<p>{words.foot.trace}</p>
					<p>
						{links !== "follow" && <a href={pathWith("/", shell)}>{words.foot.report}</a>}
						{links !== "report" && <a href={pathWith("/follow", shell)}>{words.foot.follow}</a>}
						<a href={pathWith("/daylight", shell)}>{words.daylight.link}</a>
						<a href={pathWith("/personal-data", shell)}>{words.notice["personal-data"].link}</a>
						<a href={pathWith("/gateway", shell)}>{words.notice.gateway.link}</a>
					</p>
				</footer>
			</body>
		</html>
	);
}

type HeadProps = { readonly shell: Shell; readonly title: string };

/** What every page says of itself, the one that “Leave now” opens too: nothing here names the door. */
export function PageHead({ shell, title }: HeadProps) {
	return (
		<>
			<meta charset="utf-8" />
			<meta name="viewport" content="width=device-width,initial-scale=1" />
			<meta name="color-scheme" content="light dark" />
			<meta name="format-detection" content="telephone=no" />
			<title>{title}</title>
			{shell.styles.map((href) => (
				<link key={href} rel="stylesheet" href={href} />
			))}
		</>
	);
}

function Head({ shell, title }: HeadProps) {
	return (
		<head>
			<PageHead shell={shell} title={title} />
			<link rel="manifest" href="/manifest.webmanifest" />
			<link rel="icon" href="/icon.svg" />
			<link rel="apple-touch-icon" href="/icon-180.png" />
			{shell.scripts.map((src) => (
				<script key={src} type="module" src={src} />
			))}
		</head>
	);
}

/** Says that the clock is not the world's. */
function DemoBar({ frame: { shell, shared } }: { readonly frame: Frame }) {
	if (shell.demo === null) return null;
	const { demo, demoClock } = shared;
	const { clock, speed } = shell.demo;
	// Seen from another year, so that the year is said: this is not the reader's day.
	const time = demoClock(moment(clock, 0, shell.language));
	return <p class="demo">{speed === 1 ? time : `${demo(speed)} · ${time}`}</p>;
}

function Bar({ frame, switches }: { readonly frame: Frame; readonly switches: Switches }) {
	const { shell, words } = frame;
	const { usualType, largeType } = frame.shared;
	const type = { ...shell, large: !shell.large };
	return (
		<div class="top">
			<div>
				<b>{shell.placeName}</b>
				<span>
					<Switch switches={switches} to={type}>
						{shell.large ? usualType : largeType}
					</Switch>
					{otherLanguages(shell.language).map((language) => (
						<Switch key={language} switches={switches} to={{ ...shell, language }} lang={language}>
							{languageNames[language]}
						</Switch>
					))}
				</span>
			</div>
			<a class="btn leave" href={pathWith("/weather", shell)} rel="noreferrer" data-leave>
				{words.bar.leave}
			</a>
		</div>
	);
}

type SwitchProps = {
	readonly switches: Switches;
	readonly to: Pick<Shell, "language" | "large">;
	readonly lang?: DoorLanguage;
	readonly children: string;
};

/** A button of the page's own form where there is one: what was typed comes along. */
function Switch({ switches, to, lang, children }: SwitchProps) {
	switch (switches.by) {
		case "none":
			return null;
		case "link":
			return (
				<a href={pathWith(switches.path, to)} lang={lang} hreflang={lang}>
					{children}
				</a>
			);
		case "form":
			return (
				<button
					class="link"
					form={switches.form}
					formAction={pathWith(switches.path, to)}
					formNoValidate
					{...(switches.step === null ? {} : { name: "step", value: switches.step })}
					lang={lang}
					type="submit"
				>
					{children}
				</button>
			);
		default:
			return switches satisfies never;
	}
}

/**
 * Enter in a one-line field presses a form's first button in the order of the page, and the bar's switches stand
 * first: so this one, which nobody sees or reaches, goes before them.
 */
export function EnterKey({
	form,
	action,
	step,
}: {
	readonly form: string;
	readonly action: string;
	readonly step: string | null;
}) {
	return (
		<button
			class="sr"
			type="submit"
			form={form}
			formAction={action}
			{...(step === null ? {} : { name: "step", value: step })}
			tabIndex={-1}
			aria-hidden="true"
		/>
	);
}
