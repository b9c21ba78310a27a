import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ProblemNote } from "../parts/problem.tsx";
import { useWords } from "./words.ts";

type LaterProps<Props extends object> = {
	/** Loads the page's own file; the desk's is small without what is rarely opened. */
	readonly load: () => Promise<ComponentType<Props>>;
	readonly props: Props;
};

const unloaded = { code: "offline", status: 0, field: null, retryAfterSeconds: null } as const;

/** A page that is loaded when it is first opened; without a connection it says so and can be tried again. */
export function Later<Props extends object>({ load, props }: LaterProps<Props>) {
	const { words } = useWords();
	const [page, setPage] = useState<{ readonly of: typeof load; readonly shown: ComponentType<Props> } | null>(
		null,
	);
	const [failed, setFailed] = useState(false);
	const start = () => {
		setFailed(false);
		load().then(
			(shown) => setPage({ of: load, shown }),
			() => setFailed(true),
		);
	};
	useEffect(start, [load]);
	if (page?.of === load) return <page.shown {...props} />;
	if (!failed) return <p role="status">{words.loading}</p>;
	return (
		<ProblemNote refused={unloaded}>
			<button type="button" onClick={start}>
				{words.retry}
			</button>
		</ProblemNote>
	);
}
