import { Type } from "typebox";
import { listPoliciesReply, setPolicyBody } from "../contract/policy.ts";
import type { Deps } from "../deps.ts";
import { policyInForce } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

const common = { tags: ["house"], security: bySession };

/** The policy's versions: read by staff, set by the administrator for a day to come. */
export async function policy(app: App, { ledger }: Deps): Promise<void> {
	app.get(
		"/api/policies",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "listPolicies",
				summary: "Every version of the policy, and which one cases are received under now.",
				...{ ...common, response: replies({ 200: listPoliciesReply }) },
			},
		},
		async () => {
			const setting = ledger.setting();
			const { version } = policyInForce(setting, ledger.now() ?? 0);
			return { inForce: version, policies: [...setting.policies] };
		},
	);
	app.post(
		"/api/policies",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "setPolicy",
				summary: "Set a version of the policy from a day to come; cases keep the version they came under.",
				...{ ...common, body: setPolicyBody, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "SetPolicy", by, policy: request.body.policy }, () => null);
		},
	);
}
