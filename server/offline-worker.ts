/**
 * The service worker, as it is sent: only for whoever asked for a draft (web/resident/draft.ts). It keeps the empty report
 * page, the page that “Leave now” opens, and our own files, also those that script loads later; and nothing else: no page
 * of a receipt, nothing that was typed. With a network it stays out of the way. Whoever leaves takes it along: it shows
 * where they come out, then wipes what it kept and itself, for a page that is left cannot be sure to come to that.
 */
export const offlineWorker = `"use strict";
const kept = "pages-1";
const languages = ["", "?lang=zh-TW", "?lang=en"];
const pages = ["/", "/weather"].flatMap((path) => languages.map((language) => path + language));
const keepFilesOf = async (cache, path) => {
	const text = await (await cache.match(path)).text();
	for (const [, name] of text.matchAll(/(?:assets|\\.)\\/([\\w.-]+\\.(?:js|css))\\b/g)) {
		const file = "/assets/" + name;
		if (await cache.match(file)) continue;
		await cache.add(file);
		await keepFilesOf(cache, file);
	}
};
const keep = async () => {
	const cache = await caches.open(kept);
	await cache.addAll(pages);
	await keepFilesOf(cache, "/");
	// Whoever asked for it has left meanwhile.
	if (isLeft) await wipe();
};
let isLeft = false;
const wipe = async () => {
	isLeft = true;
	await caches.delete(kept);
	await registration.unregister();
};
const keptPage = async ({ url }) => {
	const { pathname, searchParams } = new URL(url);
	const path = pathname === "/weather" ? pathname : "/";
	const asked = "?lang=" + searchParams.get("lang");
	const page = await caches.match(languages.includes(asked) ? path + asked : path);
	if (!page) return Response.error();
	let html = (await page.text()).replace('id="report"', 'id="report" data-offline');
	if (searchParams.get("type") === "large") html = html.replace("<html", '<html data-type="large"');
	return new Response(html, { headers: page.headers });
};
addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("message", (event) => event.waitUntil(wipe()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
	const { request } = event;
	const { pathname, origin } = new URL(request.url);
	if (origin !== location.origin) return;
	if (request.mode === "navigate") {
		const page = fetch(request).catch(() => keptPage(request));
		event.respondWith(page);
		if (pathname === "/weather") event.waitUntil(page.then(wipe));
	} else if (request.method === "GET" && pathname.startsWith("/assets/"))
		event.respondWith(caches.match(request).then((file) => file || fetch(request)));
});
`;
