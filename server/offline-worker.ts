/**
 * The service worker, as it is sent: only for whoever asked for a draft (web/resident/draft.ts). It keeps the empty report
 * page and our own files, and nothing else: no page of a receipt, nothing that was typed. With a network it stays out of
 * the way.
 */
export const offlineWorker = `"use strict";
const kept = "pages-1";
const pages = ["/", "/?lang=en"];
const keep = async () => {
	const cache = await caches.open(kept);
	await cache.addAll(pages);
	const html = await (await cache.match("/")).text();
	await cache.addAll([...new Set(html.match(/\\/assets\\/[^"]+/g) || [])]);
};
const keptPage = async ({ url }) => {
	const isEnglish = new URL(url).searchParams.get("lang") === "en";
	const page = await caches.match(isEnglish ? "/?lang=en" : "/");
	if (!page) return Response.error();
	const html = (await page.text()).replace('id="report"', 'id="report" data-offline');
	return new Response(html, { headers: page.headers });
};
addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
	const { request } = event;
	const { pathname, origin } = new URL(request.url);
	if (origin !== location.origin) return;
	if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => keptPage(request)));
	else if (request.method === "GET" && pathname.startsWith("/assets/"))
		event.respondWith(caches.match(request).then((file) => file || fetch(request)));
});
`;
