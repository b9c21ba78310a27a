import { useEffect, useRef } from "preact/hooks";

/** Focus follows the reader's step: into the case's heading, and back to its row. */
export function useFocus(caseNumber: string | null, isLoaded: boolean): void {
	const before = useRef<{ caseNumber: string | null; focused: boolean }>({ caseNumber, focused: true });
	useEffect(() => {
		const left = before.current.caseNumber;
		if (left === caseNumber) {
			if (before.current.focused || !isLoaded) return;
			before.current.focused = true;
			document.getElementById("case-title")?.focus({ preventScroll: true });
			return;
		}
		before.current = { caseNumber, focused: caseNumber === null };
		if (caseNumber === null && left !== null) {
			const row = document.querySelector<HTMLElement>(`[data-case="${left}"]`);
			(row ?? document.getElementById("list-title"))?.focus({ preventScroll: true });
		} else if (isLoaded) {
			before.current.focused = true;
			document.getElementById("case-title")?.focus({ preventScroll: true });
		}
	}, [caseNumber, isLoaded]);
}
