import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { clockSentenceIn } from "../lib/clock-story.ts";
import type { Frame } from "./page.ts";

type StoriesProps = {
	readonly view: Pick<FollowCaseReply, "clockStory" | "signStory" | "contactStory" | "asOf">;
	readonly frame: Frame;
};

/** How the limit came about that the case is to be done by; those on the way to it for whoever asks. */
export function LimitStories({ view, frame }: StoriesProps) {
	const telling = { words: frame.shared, language: frame.shell.language };
	const finish = clockSentenceIn(telling, "finish", view.clockStory, view.asOf);
	const others = [
		clockSentenceIn(telling, "sign", view.signStory, view.asOf),
		clockSentenceIn(telling, "contact", view.contactStory, view.asOf),
	].filter((line) => line !== "");
	return (
		<>
			{finish !== "" && <p class="hint">{finish}</p>}
			{others.length > 0 && (
				<details class="no-print">
					<summary class="hint">{frame.words.follow.otherLimits}</summary>
					{others.map((line) => (
						<p key={line} class="hint">
							{line}
						</p>
					))}
				</details>
			)}
		</>
	);
}
