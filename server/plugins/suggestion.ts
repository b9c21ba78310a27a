import { setImmediate as rest } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { Deps } from "../deps.ts";
import { isConductCategory } from "../domain/category.ts";
import { suggestionExamplesMax, suggestionSecondsMax } from "../domain/limits.ts";
import type { Matter } from "../domain/reads.ts";
import { categoriesOffered, type Example, type Learnt, learning } from "../domain/suggestion.ts";
import { areaName } from "../views/common.ts";

type Said = Pick<Matter, "text" | "areaCode"> & { readonly spot: string | null };

declare module "fastify" {
	interface FastifyInstance {
		/** Which category words most likely mean: offered, never chosen for the resident (rules.md §7). */
		suggestion: {
			/** Category codes, the likeliest first; empty where nothing is likely. */
			offered(said: Said): readonly string[];
		};
	}
}

/**
 * Learns from what was answered in this house, in its own memory: nothing is sent anywhere, nothing sealed is read, and
 * words the law had erased are gone with the next hour's learner. It learns when somebody reports and the last learner
 * is an hour old, a few texts at a time, so that no request waits behind it.
 */
function learningHouse({ reads, ledger, realSeconds }: Deps, failed: (error: unknown) => void) {
	let learnt: Learnt | null = null;
	let learntAt = Number.NEGATIVE_INFINITY;
	let underWay = Promise.resolve();
	let isOver = false;
	const wordsOf = ({ text, spot, areaCode }: Said) =>
		[text, spot ?? "", areaName(ledger.setting(), areaCode)].join("\n");
	const examples = async (): Promise<Example[]> => {
		const found: Example[] = [];
		let cursor: string | null = null;
		do {
			const page: ReturnType<typeof reads.confirmedMatters> = reads.confirmedMatters(cursor);
			found.push(...page.items.map((one) => ({ text: wordsOf(one), label: one.categoryCode })));
			cursor = page.nextCursor;
			await rest();
		} while (cursor !== null && found.length < suggestionExamplesMax && !isOver);
		return found.filter(({ label }) => !isConductCategory(label)).slice(0, suggestionExamplesMax);
	};
	const learnAnew = async () => {
		const known = await examples();
		const steps = learning(known);
		let step = steps.next();
		while (!step.done) {
			await rest();
			if (isOver) return;
			step = steps.next();
		}
		learnt = known.length === 0 ? null : { learner: step.value, examples: known.length };
	};
	return {
		offered(said: Said) {
			if (realSeconds() - learntAt >= suggestionSecondsMax) {
				learntAt = realSeconds();
				underWay = learnAnew().catch(failed);
			}
			return categoriesOffered(wordsOf(said), learnt);
		},
		end: () => {
			isOver = true;
			return underWay;
		},
	};
}

async function suggestion(app: FastifyInstance, deps: Deps): Promise<void> {
	const failed = (error: unknown) => app.log.error({ err: error }, "categories could not be learnt");
	const { offered, end } = learningHouse(deps, failed);
	app.decorate("suggestion", { offered });
	app.addHook("onClose", end);
}

export const suggestionPlugin = fastifyPlugin(suggestion, { name: "suggestion", fastify: "5.x" });
