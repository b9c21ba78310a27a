import { Clauses } from "./clauses.tsx";
import { type Frame, type Notice as NoticeName, pathWith } from "./page.ts";

/** A page of plain sentences about what is kept, with a way to the other one and to the public log. */
export function Notice({ notice, frame }: { readonly notice: NoticeName; readonly frame: Frame }) {
	const { words, shell } = frame;
	const { head, parts } = words.notice[notice];
	const other = notice === "gateway" ? "personal-data" : "gateway";
	return (
		<>
			<h1>
				<Clauses text={head} />
			</h1>
			{parts.map((part) => (
				<section key={part.head} class="stack">
					<h2>{part.head}</h2>
					{part.texts.map((text) => (
						<p key={text}>{text}</p>
					))}
				</section>
			))}
			<p>
				<a class="way" href={pathWith(`/${other}`, shell)}>
					{words.notice[other].link}
				</a>
			</p>
			<p>
				<a class="way" href={pathWith("/log", shell)}>
					{words.follow.proof.more}
				</a>
			</p>
		</>
	);
}
