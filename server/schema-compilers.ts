import AjvCompiler from "@fastify/ajv-compiler";
import SerializerCompiler from "@fastify/fast-json-stringify-compiler";

type BuildValidator = ReturnType<typeof AjvCompiler>;
type BuildSerializer = ReturnType<typeof SerializerCompiler>;
type Validate = ReturnType<ReturnType<BuildValidator>>;
type Serialize = ReturnType<ReturnType<BuildSerializer>>;

const validatorsOf = AjvCompiler();
const serializersOf = SerializerCompiler();
/** Routes share schemas, the one of problems above all: each is compiled once. */
const serializers = new WeakMap<object, Serialize>();

function lazyValidator(compile: () => Validate): Validate {
	let compiled: Validate | undefined;
	const validate = (data: unknown) => {
		compiled ??= compile();
		const isValid = compiled(data);
		// Where Fastify looks for what was wrong.
		Object.assign(validate, { errors: compiled.errors });
		return isValid;
	};
	return validate as Validate;
}

function lazySerializer(schema: object, compile: () => Serialize): Serialize {
	return (data) => {
		const known = serializers.get(schema) ?? compile();
		serializers.set(schema, known);
		return known(data);
	};
}

const buildValidator: BuildValidator = (...given) => {
	const compile = validatorsOf(...given);
	return (...definition) => lazyValidator(() => compile(...definition));
};

const buildSerializer: BuildSerializer = (...given) => {
	const compile = serializersOf(...given);
	return (definition) => lazySerializer(Object(definition.schema), () => compile(definition));
};

/**
 * Fastify's own compilers of wire schemas, put off until a route is first asked: there are far more than a hundred, and
 * compiling them all was half of the processor's work at a start, which residents wait for after a crash (trust.md D1).
 * That each of them compiles is for a test to show (tests/api/openapi.test.ts).
 */
export const schemaCompilers = { buildValidator, buildSerializer };
