import { readDemoReply, setDemoClockBody } from "../contract/demo.ts";
import type { StaffDeps } from "../deps.ts";
import { formatInstant } from "../domain/calendar.ts";
import { type App, replies } from "../plugins/typed.ts";

/** The demo's clock and sign-ins. Not registered at all in an installation. */
export async function demo(app: App, { demo: door }: StaffDeps): Promise<void> {
	if (door === null) return;
	const view = () => ({
		clock: formatInstant(door.clock()),
		speed: door.speed(),
		people: [...door.people()],
	});
	const schema = { tags: ["demo"], response: replies({ 200: readDemoReply }) };
	app.get(
		"/api/demo",
		{ schema: { ...schema, operationId: "readDemo", summary: "The demo's clock and sign-ins." } },
		async () => view(),
	);
	app.post(
		"/api/demo/clock",
		{
			schema: {
				...schema,
				operationId: "setDemoClock",
				summary: "Run the demo's clock faster or slower.",
				body: setDemoClockBody,
			},
		},
		async (request, reply) =>
			door.setSpeed(request.body.speed) ? view() : reply.refuse({ code: "bodyInvalid", field: "speed" }),
	);
}
