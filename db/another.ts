import { openStore, type Store } from "./open.ts";

/** What a thread beside this one needs to open the same file as this one runs it. */
export type Place = {
	readonly path: string;
	readonly migrations: string;
	readonly synchronous: number;
};

export function placeOf({ connection, migrations }: Store): Place {
	const synchronous = Number(connection.pragma("synchronous", { simple: true }));
	return { path: connection.name, migrations, synchronous };
}

/** One more connection of this process to a file that another thread has prepared. */
export function openAnother({ path, migrations, synchronous }: Place): Store {
	const store = openStore(path, { migrations, isAnother: true });
	store.connection.pragma(`synchronous = ${synchronous}`);
	return store;
}
