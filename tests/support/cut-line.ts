import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a house that can be cut, for pages and for their workers alike: the browser's own switch reaches pages only. */
export type CutLine = {
	/** What a browser opens instead of the house. */
	readonly url: string;
	cut(): void;
	mend(): void;
	close(): Promise<void>;
};

/** Passes every connection on to the house at `url`, until it is cut. */
export async function lineTo(url: string): Promise<CutLine> {
	const { hostname, port } = new URL(url);
	const open = new Set<Socket>();
	let isCut = false;
	const drop = () => open.forEach((socket) => void socket.destroy());
	const keep = (socket: Socket) => {
		open.add(socket);
		socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
		return socket;
	};
	const server = createServer((near) => {
		keep(near);
		if (isCut) return void near.destroy();
		const far = keep(connect(Number(port), hostname));
		near.on("close", () => far.destroy());
		far.on("close", () => near.destroy());
		near.pipe(far).pipe(near);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		cut: () => {
			isCut = true;
			drop();
		},
		mend: () => {
			isCut = false;
		},
		close: async () => {
			drop();
			server.close();
			await once(server, "close");
		},
	};
}
