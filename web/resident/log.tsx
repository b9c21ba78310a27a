import { moment } from "../lib/formats.ts";
import { type Frame, type LogPage, pathWith } from "./page.ts";

/** The notice about the public log, to be read, printed and hung up: the newest checkpoint, its key, what it is for. */
export function Log({ page, frame }: { readonly page: LogPage; readonly frame: Frame }) {
	const { words, shell } = frame;
	const { log } = words;
	const time = (at: string) => moment(at, 0, shell.language);
	return (
		<>
			<div>
				<h1>{log.head}</h1>
				<p class="lead soft">{log.lead}</p>
			</div>
			{page.losses.map(({ at, origin, lost, by }) => (
				<p key={origin} class="call">
					{log.loss[lost](time(at), by.join(log.and))}
				</p>
			))}
			<section class="stack">
				<h2>{log.newest}</h2>
				{page.at !== null && <p class="hint">{time(page.at)}</p>}
				<p class="words">{page.note ?? log.none}</p>
				<h2>{log.key}</h2>
				<p class="words">{page.vkey}</p>
				<h2>{log.erased}</h2>
				<p class="hint">{page.erasures.length === 0 ? log.noneErased : log.erasedHint}</p>
				{page.erasures.length > 0 && (
					<ul class="num">
						{page.erasures.map(({ on, ground, pieces, leaf }) => (
							<li key={leaf}>
								{on} {log.grounds[ground]} {log.piecesAt(pieces, leaf + 1)}
							</li>
						))}
					</ul>
				)}
				<h2>{log.what}</h2>
				{log.steps.map((step) => (
					<p key={step}>{step}</p>
				))}
				<p>
					<a class="way" href={pathWith("/verify", shell)}>
						{words.follow.proof.check}
					</a>
				</p>
				{Object.entries(log.files).map(([file, name]) => (
					<p key={file}>
						<a class="way" href={`/log/${file}`}>
							{name}
						</a>
					</p>
				))}
			</section>
		</>
	);
}
