import { describe, test } from "vitest";
import type { Proposal } from "../../server/domain/proposal.ts";
import type { Words } from "../../server/domain/words.ts";
import { beside } from "../support/beside.ts";
import { decision, type Reported, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { child, merge, noon, parent, reported, second } from "../support/merge-given.ts";

describe("a merge lets nobody wait for longer", () => {
	const worked = (over: Reported, when = "2019-03-13 10:00") => given().when(submit(over), when).done();
	const later = (into: Given, of: Given, when = noon) =>
		of.when(merge(), when, beside(into)).thenRefused("parentLater", "parent");

	test("than by the limit of their own report: not in a later case, a less urgent one, or one without a clock", () => {
		later(worked({}, "2019-03-14 09:00"), child.when(sign(), noon).done(), "2019-03-14 10:00");
		later(worked({}), reported({ categoryCode: "0602" }), "2019-03-13 11:10");
		later(worked({}), reported({ reportType: "inquiry" }));
		later(worked({ categoryCode: "1202" }), child);
		// The other way round it is merged.
		worked({ caseNumber: second }, "2019-03-14 09:00")
			.when(merge(), "2019-03-14 10:00", beside(parent))
			.then({ type: "CaseMerged" });
		worked({ caseNumber: second, categoryCode: "1202" })
			.when(merge(), noon, beside(parent))
			.then({ type: "CaseMerged" });
	});

	test("but what was granted for the matter, another level with it, holds for whoever reports it too", () => {
		const granted = (proposal: Proposal<Words>) =>
			parent
				.when(
					{ type: "AskDecision", by: "p:grid1", proposal, words: words("要等材料。") },
					"2019-03-13 10:30",
				)
				.done()
				.when(decision("p:eastSecretary", true), "2019-03-13 10:40")
				.done();
		for (const into of [
			granted({ kind: "extension", days: 5 }),
			granted({ kind: "promise", byDate: "2019-04-10", milestones: [] }),
			granted({ kind: "level", level: "complex", categoryCode: "0203" }),
		])
			child.when(merge(), noon, beside(into)).then({ type: "CaseMerged" });
	});
});
