import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../lib/client.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";

type LaterProps<Props extends object> = {
	/** Loads the page's own file; the desk's is small without what is rarely opened. */
	readonly load: () => Promise<ComponentType<Props>>;
	readonly props: Props;
};

const unloaded = { code: "offline", status: 0, field: null, retryAfterSeconds: null } as const;

/**
 * Whether only loading the page anew can help: the server answers, yet the file does not come. Some browsers never ask
 * again for a file that failed once, and a newer version of the house has its files under other names.
 */
async function isOnline(client: Pick<Client, "readSession">): Promise<boolean> {
	const reply = await client.readSession();
	return reply.ok || reply.refused.status > 0;
}

/** A page that is loaded when it is first opened; without a connection it says so and can be tried again. */
export function Later<Props extends object>({ load, props }: LaterProps<Props>) {
	const { words } = useWords();
	const [page, setPage] = useState<{ readonly of: typeof load; readonly shown: ComponentType<Props> } | null>(
		null,
	);
	const { client } = useDesk();
	const [failed, setFailed] = useState(false);
	const start = (failedNow: () => void) => {
		setFailed(false);
		load().then((shown) => setPage({ of: load, shown }), failedNow);
	};
	const again = async () => {
		if (await isOnline(client)) location.reload();
		else setFailed(true);
	};
	useEffect(() => start(() => setFailed(true)), [load]);
	if (page?.of === load) return <page.shown {...props} />;
	if (!failed) return <p role="status">{words.loading}</p>;
	return (
		<ProblemNote refused={unloaded}>
			<button type="button" onClick={() => start(() => void again())}>
				{words.retry}
			</button>
		</ProblemNote>
	);
}
