import { dangerPattern } from "../../server/domain/danger-words.ts";
import type { Frame } from "./page.ts";

const lines = ["12356", "110", "12355", "12338"] as const;

/**
 * Who can be called at once, for words of self-harm, violence at home or a child in danger. Where script runs they show
 * while such a word is typed; without it on the next page.
 */
export function HelpLines({ shown, frame: { words } }: { readonly shown: boolean; readonly frame: Frame }) {
	const { help } = words;
	return (
		<div role="status" data-help={dangerPattern}>
			<div hidden={!shown}>
				<div class="call">
					<b>{help.say}</b>
					<ul>
						{lines.map((number) => (
							<li key={number}>
								<a href={`tel:${number}`}>{number}</a> {help.lines[number]}
							</li>
						))}
					</ul>
					<p class="hint">{help.desk}</p>
				</div>
			</div>
		</div>
	);
}
