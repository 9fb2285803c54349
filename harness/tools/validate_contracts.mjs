// validate_contracts.mjs MODULES FOLDER...: holds every openapi.yaml below the folders to the OpenAPI 3.1 schema, every JSON Schema
// beside it to JSON Schema 2020-12, and the examples of answers to their schemas, with validators that are not ours.
// MODULES is the node_modules folder that has them (harness/tools/validate_contracts.sh installs it).
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...folders] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "any.js"));
const validatorEntry = join(resolve(modules), "@seriousme/openapi-schema-validator/index.js");
const { Validator } = await import(pathToFileURL(validatorEntry).href);
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default ?? require("ajv-formats");
const yaml = require("js-yaml");

let faults = 0;
const counts = { documents: 0, schemas: 0, examples: 0 };
const say = (where, what) => {
  faults += 1;
  console.log(`${where}: ${what}`);
};

function contractsBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith("openapi.yaml"))
    .map((path) => join(folder, path));
}

// The JSON Schemas of a contract by file name, each compiled once.
function schemasBeside(path, ajv) {
  const folder = dirname(path);
  const schemas = {};
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
    counts.schemas += 1;
    try {
      schemas[name] = JSON.parse(readFileSync(join(folder, name), "utf8"));
      ajv.addSchema(schemas[name], name);
      ajv.getSchema(name);
    } catch (problem) {
      say(join(folder, name), problem.message);
    }
  }
  return schemas;
}

function* answersOf(document) {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      for (const [status, response] of Object.entries(operation?.responses ?? {})) {
        for (const content of Object.values(response.content ?? {})) yield [`${method} ${path} ${status}`, content];
      }
    }
  }
}

// An answer's schema is a file beside the contract, or a choice of two of them.
function isOurs(schema) {
  const all = schema?.oneOf ?? [schema];
  return all.every((one) => typeof one?.$ref === "string" && one.$ref.endsWith(".json"));
}

function checkExamples(path, document, ajv) {
  for (const [where, content] of answersOf(document)) {
    const examples = Object.values(content.examples ?? {}).map((one) => one.value);
    if ("example" in content) examples.push(content.example);
    if (examples.length === 0 || !isOurs(content.schema)) continue;
    const validate = ajv.compile(content.schema);
    for (const example of examples) {
      counts.examples += 1;
      if (!validate(example)) say(path, `the example of ${where}: ${ajv.errorsText(validate.errors)}`);
    }
  }
}

async function check(path) {
  counts.documents += 1;
  const document = yaml.load(readFileSync(path, "utf8"), { schema: yaml.CORE_SCHEMA });
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  const schemas = schemasBeside(path, ajv);
  const validator = new Validator();
  for (const [name, schema] of Object.entries(schemas)) await validator.addSpecRef(structuredClone(schema), name);
  const result = await validator.validate(document);
  if (!result.valid || validator.version !== "3.1") {
    say(path, JSON.stringify(result.errors ?? `OpenAPI ${validator.version}`, null, 1).slice(0, 2000));
  }
  if (examplesToo) checkExamples(path, document, ajv);
}

// `--no-examples` before the folders: pages of vendors whose examples break their own words.
const examplesToo = folders[0] !== "--no-examples";
for (const folder of examplesToo ? folders : folders.slice(1)) {
  for (const path of contractsBelow(folder)) await check(path);
}
console.log(`${counts.documents} contracts, ${counts.schemas} schemas, ${counts.examples} examples: ${faults} faults`);
if (counts.documents === 0) say("validate_contracts", "there is no contract below these folders");
process.exit(faults === 0 ? 0 : 1);
