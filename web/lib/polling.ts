const every = 15_000;
/** A demo whose clock runs fast is read more often, so that a card is seen falling. */
const everyInFastDemo = 4_000;
const typingPause = 8_000;

/** Whether the list may be read again by itself now: not behind another tab, not while somebody types. */
export function mayRefresh({
	hidden,
	typedAt,
	now,
}: {
	hidden: boolean;
	typedAt: number;
	now: number;
}): boolean {
	return !hidden && now - typedAt > typingPause;
}

/** Reads again every 15 s (`fast`: every 4 s) and whenever the page comes back into view; returns how to stop. */
export function startPolling(refresh: () => void, fast: boolean): () => void {
	let typedAt = Number.NEGATIVE_INFINITY;
	const typed = () => {
		typedAt = performance.now();
	};
	const tick = () => {
		if (mayRefresh({ hidden: document.hidden, typedAt, now: performance.now() })) refresh();
	};
	const timer = setInterval(tick, fast ? everyInFastDemo : every);
	document.addEventListener("visibilitychange", tick);
	document.addEventListener("input", typed);
	document.addEventListener("compositionupdate", typed);
	return () => {
		clearInterval(timer);
		document.removeEventListener("visibilitychange", tick);
		document.removeEventListener("input", typed);
		document.removeEventListener("compositionupdate", typed);
	};
}
