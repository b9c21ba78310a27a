import { test } from "vitest";
import { openTestHouse } from "../support/app.ts";
test("probe", async () => {
	console.time("open");
	const house = await openTestHouse();
	console.timeEnd("open");
	console.time("as");
	const d = await house.as("duanmu");
	console.timeEnd("as");
	const r = await house.submit();
	console.log(r);
	const doc = (await house.resident.get("/api/openapi.json")).json();
	console.log(JSON.stringify(doc, null, 1).slice(0, 9000));
	for (const [p, ops] of Object.entries(doc.paths as any)) for (const [m, op] of Object.entries(ops as any)) console.log(m, p, (op as any).operationId, Object.keys((op as any).responses));
	console.log((await d.get("/api/inbox")).json());
	console.log((await house.app.inject({method:"GET",url:"/%zz"})).headers, (await house.app.inject({method:"GET",url:"/%zz"})).body);
	console.log((await house.app.inject({method:"GET",url:"/api/cases/"+"9".repeat(100)})).body);
	await house.close();
}, 60000);
