import { type Signal, signal } from "@preact/signals";
import { useWords } from "./words.ts";

/** Whether single letters are keys; the person can switch them off (WCAG 2.1.4). */
export const lettersOn: Signal<boolean> = signal(true);
export const helpOpen: Signal<boolean> = signal(false);

const shut = () => {
	helpOpen.value = false;
};

/** Beside what the keys send: on a phone there are none. */
export function SendKeys() {
	return (
		<span class="wide-only">
			{" "}
			<kbd>Ctrl</kbd>+<kbd>Enter</kbd>
		</span>
	);
}

/** The keys of the desk, listed by ? and by a press on their name. */
export function KeyHelp() {
	const { words } = useWords();
	if (!helpOpen.value) return null;
	const rows: readonly (readonly [readonly string[], string])[] = [
		[["K", "J"], words.keys.move],
		[["Enter"], words.keys.open],
		[["Ctrl", "Enter"], words.keys.send],
		[["F8"], words.keys.seal],
		[["/"], words.keys.search],
		[["Esc"], words.keys.back],
		[["?"], words.keys.help],
	];
	return (
		<section class="key-help box stack tight" aria-labelledby="keys-title">
			<h2 id="keys-title">{words.keys.title}</h2>
			<dl>
				{rows.map(([keys, meaning]) => (
					<div key={meaning} class="row">
						<dt>
							{keys.map((key) => (
								<kbd key={key}>{key}</kbd>
							))}
						</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
			<label class="pick" for="letters">
				<input
					type="checkbox"
					id="letters"
					checked={lettersOn.value}
					onChange={(event) => {
						lettersOn.value = event.currentTarget.checked;
					}}
				/>
				<span>
					{words.keys.letters} <span class="hint">{words.keys.lettersHint}</span>
				</span>
			</label>
			<button type="button" onClick={shut}>
				{words.keys.close}
			</button>
		</section>
	);
}
