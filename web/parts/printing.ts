import { useEffect } from "preact/hooks";

/**
 * Tells of every print of the page while it is shown, by its button, by a key or by the browser's own menu
 * (trust.md I6); nothing is told while there is nothing to print.
 * @param told records it; null as long as nothing is shown
 */
export function usePrinting(told: (() => unknown) | null): void {
	useEffect(() => {
		if (told === null) return undefined;
		const tell = () => void told();
		window.addEventListener("beforeprint", tell);
		return () => window.removeEventListener("beforeprint", tell);
	});
}
