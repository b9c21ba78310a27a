import { charactersOf, withLineFeeds } from "../../server/domain/words.ts";

// A counter that speaks at every letter is noise.
const pauseMilliseconds = 500;
const shownFromShare = 0.9;

/** How many characters are left, or past the limit: said in the last tenth only (look.md §3). */
export function counted(text: string, charactersMax: number, left: string, over: string): string {
	const count = charactersOf(withLineFeeds(text));
	if (count <= charactersMax * shownFromShare) return "";
	const rest = charactersMax - count;
	return rest < 0 ? over.replace("{n}", String(-rest)) : left.replace("{n}", String(rest));
}

// One for each field: whoever goes on to the next within the pause leaves no wrong number behind.
const timers = new WeakMap<HTMLTextAreaElement, ReturnType<typeof setTimeout>>();

/** Counts in every field that names its limit. */
export function watchCounters(page: Document): void {
	page.addEventListener("input", ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement)) return;
		const { characters, left = "", over = "" } = target.dataset;
		const place = target.parentElement?.querySelector("[data-count]");
		if (characters === undefined || !place) return;
		clearTimeout(timers.get(target));
		const say = () => {
			place.textContent = counted(target.value, Number(characters), left, over);
		};
		timers.set(target, setTimeout(say, pauseMilliseconds));
	});
}
