import { useEffect } from "preact/hooks";

/** Asks before a page with unsent words is left for another site or door; inside the door they stay. */
export function useUnsentGuard(isAnyUnsent: () => boolean): void {
	useEffect(() => {
		const ask = (event: BeforeUnloadEvent) => {
			if (isAnyUnsent()) event.preventDefault();
		};
		window.addEventListener("beforeunload", ask);
		return () => window.removeEventListener("beforeunload", ask);
	}, []);
}
