// Checks pages with html-validate and prints what is wrong with them as JSON.
// node validate.mjs < a JSON list of files

import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const RULES = {
  // A title names its page, and the names of calls and proposals are as long as they are.
  "long-title": "off",
};

const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: RULES });
const wrong = [];
for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  const report = await validator.validateString(readFileSync(file, "utf8"), file);
  for (const result of report.results) {
    for (const m of result.messages) wrong.push({ file, problem: `${m.ruleId}: ${m.message} (line ${m.line})` });
  }
}
console.log(JSON.stringify(wrong));
