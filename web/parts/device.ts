/** The one thing this device may hold of a resident: the draft of a report, by this name in its storage. */
export const kept = "draft";

/** A browser may refuse storage altogether: then there is no draft, and nothing else changes. */
export function stored(): Storage | null {
	try {
		return window.localStorage;
	} catch {
		return null;
	}
}

let made: ServiceWorkerRegistration | null = null;

/** Lets the page open without a network; a browser that cannot goes without. */
export async function register(): Promise<void> {
	made = (await navigator.serviceWorker?.register("/worker.js").catch(() => null)) ?? null;
}

/** Takes the draft away, and what lets the page open without a network; gives whether all of it is gone. */
export async function wipe(): Promise<boolean> {
	try {
		stored()?.removeItem(kept);
		const names = "caches" in window ? await caches.keys() : [];
		const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
		await Promise.all([
			...names.map((name) => caches.delete(name)),
			...workers.map((one) => one.unregister()),
		]);
		return true;
	} catch {
		return false;
	}
}

/**
 * The same for whoever leaves: the draft is gone before the page is. A worker that is in charge wipes itself when it has
 * shown where they come out, one that is still made ready is told to (server/offline-worker.ts): both outlive this page.
 */
function wipeWhileLeaving(): void {
	if (navigator.serviceWorker?.controller) {
		stored()?.removeItem(kept);
		return;
	}
	for (const worker of [made?.installing, made?.waiting, made?.active]) worker?.postMessage("wipe");
	void wipe();
}

/** 快速离开 wipes what was kept on the device, takes this page's place in the history, and empties the screen before the network has answered. */
export function leaveQuickly(page: Document): void {
	page.addEventListener("click", (event) => {
		const link =
			event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-leave]") : null;
		if (link === null) return;
		event.preventDefault();
		wipeWhileLeaving();
		page.title = "";
		page.body.textContent = "";
		location.replace(link.href);
	});
}
