import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { Deps } from "../deps.ts";
import { offlineWorker } from "../offline-worker.ts";
import { decoder } from "../photo.ts";

/** The line of look.md §1: a straight line from dispatch to the limit. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="#0b5f4e"/><path d="M18 48h60M18 34v28M78 34v28" stroke="#fff" stroke-width="8" fill="none"/><circle cx="46" cy="48" r="10" fill="#fff"/></svg>`;

/** Pixels of a side: Android's first screen, its start picture, and the iPhone's first screen, which takes no SVG. */
const sides = [192, 512, 180] as const;

/** The icon as a PNG, drawn once it is asked for: a start waits for no library of pictures. */
function pictures(): (side: number) => Promise<Buffer> {
	const drawn = new Map<number, Promise<Buffer>>();
	const draw = async (side: number) => {
		const sharp = await decoder();
		return sharp(Buffer.from(icon)).resize(side).png().toBuffer();
	};
	return (side) => {
		const known = drawn.get(side) ?? draw(side);
		drawn.set(side, known);
		return known;
	};
}

/** What a phone asks for to put the door on its first screen, and the worker that opens it without a network. */
async function installable(app: FastifyInstance, { config }: Deps): Promise<void> {
	const manifest = JSON.stringify({
		name: config.placeName,
		short_name: config.placeName,
		start_url: "/",
		display: "standalone",
		background_color: "#f1f5f3",
		theme_color: "#0b5f4e",
		icons: [
			{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
			// Nothing of it stands near the edge: it may be cut round.
			...sides.map((side) => ({
				...{ src: `/icon-${side}.png`, sizes: `${side}x${side}` },
				...{ type: "image/png", purpose: "any maskable" },
			})),
		],
	});
	const files = [
		["/manifest.webmanifest", "application/manifest+json", manifest],
		["/icon.svg", "image/svg+xml", icon],
		["/worker.js", "text/javascript; charset=utf-8", offlineWorker],
	] as const;
	for (const [path, type, text] of files) {
		app.get(path, { schema: { hide: true } }, async (_request, reply) => reply.type(type).send(text));
	}
	const pictureOf = pictures();
	for (const side of sides) {
		app.get(`/icon-${side}.png`, { schema: { hide: true } }, async (_request, reply) =>
			reply.type("image/png").send(await pictureOf(side)),
		);
	}
}

export const installablePlugin = fastifyPlugin(installable, { name: "installable", fastify: "5.x" });
