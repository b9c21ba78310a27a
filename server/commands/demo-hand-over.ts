import { settingDeedOf } from "../deeds.ts";
import type { SettingCommand } from "../domain/arrangement.ts";
import type { ConductIntake } from "../domain/conduct-intake.ts";
import type { Ledger } from "../domain/ledger.ts";
import { demoBody, demoBodyKeys } from "./demo-recipient.ts";
import { momentOf } from "./demo-setting.ts";
import type { SimulatedTime } from "./simulated-time.ts";

type House = { readonly ledger: Ledger; readonly time: SimulatedTime };

/**
 * The two officers agree, two days before the demo's first moment, that conduct reports are encrypted to that body as they
 * come: what came before lies there readable, what comes from then on does not.
 */
export function planHandOver({ time, ledger }: House): void {
	const proposalId = "c:demo-hand-over";
	const [one, other] = ["p:street:discipline1", "p:street:discipline2"] as const;
	const intake: ConductIntake = { mode: "handOver", ...demoBody, bodies: demoBodyKeys };
	const execute = async (command: SettingCommand) => {
		const outcome = await ledger.executeSetting(settingDeedOf(command, () => null));
		if ("refusal" in outcome)
			throw new Error(`the demo's ${command.type} was refused as ${outcome.refusal.code}`);
	};
	time.plan(momentOf("11-16 09:20"), () =>
		execute({ type: "ProposeConductIntake", by: one, proposalId, intake }),
	);
	time.plan(momentOf("11-16 10:00"), () =>
		execute({ type: "DecideConductIntake", by: other, proposalId, accept: true }),
	);
}
