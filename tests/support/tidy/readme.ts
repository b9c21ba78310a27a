import { type Breach, type Law, lineAt, type SourceFile } from "./repository.ts";

const pathInTheHouse = /(?<![\w./-])(?:server|web|db|migrations|tests|\.ci)\/[\w./*-]*/g;
const fileName = /^[\w.-]+\.(?:ts|tsx|json|md|sql|html|css)$/;

const hold = {
	"package.json": '{ "scripts": { "test": "t", "demo": "d" } }',
	"server/main.ts": "process.env.PORT",
};

/** Law 4: README is true. */
export const readmeLaws: Law[] = [
	{
		sentence: "README names only scripts that exist",
		breachesIn: (files) => inReadme(files, unknownScripts),
		broken: [
			{ ...hold, "README.md": "Run `npm run damo`." },
			{ ...hold, "README.md": "```\nnpm run -s replay -- FILE\n```" },
			{ ...hold, "README.md": "`npm start`" },
			{ ...hold, "README.md": "`npm ci && npm run damo`" },
		],
		kept: [{ ...hold, "README.md": "`npm ci && npm run demo`, `npm cit`, `npm test`; npm and Node" }],
	},
	{
		sentence: "README names only files and folders that exist",
		breachesIn: (files) => inReadme(files, unknownPaths),
		broken: [
			{ ...hold, "README.md": "```\nserver/mian.ts   the process\n```" },
			{ ...hold, "README.md": "See db/." },
			{ ...hold, "README.md": "`tsconfig.json`" },
			{ ...hold, "README.md": "[the map](docs/map.md)" },
			{ ...hold, "README.md": "server/*.tsx" },
		],
		kept: [
			{
				...hold,
				"README.md": "`server/`, server/main.ts, server/*.ts. See [main](server/main.ts), `/api/x.json`",
			},
		],
	},
	{
		sentence: "README names only variables that exist",
		breachesIn: (files) => inReadme(files, unknownVariables),
		broken: [
			{ ...hold, "README.md": "Set `HOST`." },
			{ ...hold, "README.md": "```\nDATA_DIR=data npm start\n```" },
			{ ...hold, "README.md": "`PORTS=1`" },
		],
		kept: [{ ...hold, "README.md": "`PORT`, `PORT=8080 npm test`" }],
	},
];

type Named = { name: string; index: number };

function inReadme(
	files: readonly SourceFile[],
	unknown: (text: string, files: readonly SourceFile[]) => Named[],
): Breach[] {
	return files
		.filter(({ path }) => path === "README.md")
		.flatMap(({ path, text }) =>
			unknown(text, files).map(({ name, index }) => ({
				path,
				line: lineAt(text, index),
				what: `names ${name}, which is not there`,
			})),
		);
}

function unknownScripts(text: string, files: readonly SourceFile[]): Named[] {
	const { scripts } = JSON.parse(
		files.find(({ path }) => path === "package.json")?.text ?? '{ "scripts": {} }',
	);
	const named = [
		...found(text, /\bnpm run (?:-s |--silent )?([\w:-]+)/g),
		...found(text, /\bnpm (start|test|stop|restart)\b/g),
	];
	return named.filter(({ name }) => !(name in scripts));
}

function unknownPaths(text: string, files: readonly SourceFile[]): Named[] {
	const named = [
		...found(text, pathInTheHouse),
		...found(text, /`([^`\s]+)`/g).filter(({ name }) => fileName.test(name)),
		...found(text, /\]\((?!\w+:|#|\/)([^)#\s]+)/g),
	];
	return named.filter(({ name }) => !exists(name.replace(/[./]+$/, ""), files));
}

/** A file, a folder, or a pattern with `*` that finds at least one of them. */
function exists(name: string, files: readonly SourceFile[]): boolean {
	const pattern = name.replace(/[.+?^$()[\]{}|\\]/g, "\\$&").replace(/\*+/g, "[^/]*");
	return files.some(({ path }) => new RegExp(`^${pattern}(?:/|$)`).test(path));
}

function unknownVariables(text: string, files: readonly SourceFile[]): Named[] {
	const source = files.filter(({ path }) => /\.(?:tsx?|json)$|^\.ci\//.test(path));
	const named = [...found(text, /`([A-Z][A-Z0-9_]+)`/g), ...found(text, /(?<![\w$-])([A-Z][A-Z0-9_]+)=/g)];
	return named.filter(({ name }) => !source.some((file) => new RegExp(`\\b${name}\\b`).test(file.text)));
}

/** Every match of a global pattern: its first group, or all of it where it has none. */
function found(text: string, pattern: RegExp): Named[] {
	return [...text.matchAll(pattern)].map((match) => ({ name: match[1] ?? match[0], index: match.index }));
}
