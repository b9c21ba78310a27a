import { refusalIn } from "../lib/words.ts";
import { HiddenFields } from "./field.tsx";
import { type Frame, pathWith, type Retry } from "./page.ts";
import { PageHead } from "./shell.tsx";

type RefusedProps = { readonly code: string; readonly retry: Retry | null; readonly frame: Frame };

/** A plain sentence instead of the page that was asked for; what was typed waits in the form, not in our hands. */
export function Refused({ code, retry, frame: { words, shared, shell } }: RefusedProps) {
	const { refused } = words;
	const isLost = code === "routeUnknown";
	return (
		<>
			<div>
				<h1>{isLost ? refused.lost : refused.title}</h1>
				<p class="lead" data-refused>
					{isLost ? refused.lostText : refusalIn(shared, code)}
				</p>
			</div>
			{retry === null ? (
				<p>
					{isLost ? (
						<a class="way" href={pathWith("/", shell)}>
							{refused.home}
						</a>
					) : (
						refused.back
					)}
				</p>
			) : (
				<form
					class="stack"
					method="post"
					action={pathWith(retry.action, shell)}
					data-challenge={retry.challenge}
				>
					<HiddenFields fields={retry.fields} />
					<button
						type="submit"
						class="go wide"
						data-busy={words.note.sending}
						data-waiting={words.note.waiting}
					>
						{refused.retry}
					</button>
					<p class="hint">{refused.retryHint}</p>
				</form>
			)}
		</>
	);
}

/** Where 快速离开 comes out: a page about the weather, with nothing on it that tells where one was. */
export function Weather({ frame: { words, shell } }: { readonly frame: Frame }) {
	const { weather } = words;
	return (
		<html lang={shell.language}>
			<head>
				<PageHead shell={shell} title={weather.title} />
			</head>
			<body>
				<main>
					<h1>{weather.head}</h1>
					<p>{weather.text}</p>
					<p>
						<a href="https://www.weather.com.cn/" rel="noreferrer">
							{weather.site}
						</a>
					</p>
				</main>
			</body>
		</html>
	);
}
