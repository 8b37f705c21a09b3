// SPDX-License-Identifier: GPL-3.0-or-later
// Checks edits with another YAML parser than ours. Usage: node compare_yaml.js CASES.json
// CASES.json: [{name, before, after, document, changes: [{path: [keys…], value | removed}]}], where
// before and after are file names. Prints one line for each edit whose result is not the text
// before with just these changes, and exits 1 then.
'use strict';
const fs = require('fs');
const assert = require('assert');
const YAML = require('yaml');

function documents(file) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return YAML.parseAllDocuments(text, {uniqueKeys: false, merge: false, version: '1.2'})
      .map((document) => {
        if (document.errors.length > 0) {
          throw new Error(`${file}: ${document.errors[0].message}`);
        }
        return document.toJS({maxAliasCount: 1000});
      });
}

function change(root, path, edit) {
  let at = root;
  for (const key of path.slice(0, -1)) {
    if (at[key] === undefined || at[key] === null) {
      at[key] = {};
    }
    at = at[key];
  }
  const last = path[path.length - 1];
  if (edit.removed) {
    delete at[last];
  } else {
    at[last] = edit.value;
  }
}

let bad = 0;
let checked = 0;
for (const test of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
  let before;
  try {
    before = documents(test.before);
  } catch (error) {
    console.log(`skipped ${test.name}: the other parser refuses the original: ${error.message.split('\n')[0]}`);
    continue;
  }
  try {
    for (const edit of test.changes) {
      change(before[test.document], edit.path, edit);
    }
    // Numbers may stand in quotes in the file, which an edit keeps.
    const loose = (key, value) => typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    assert.deepStrictEqual(JSON.parse(JSON.stringify(documents(test.after), loose)),
                           JSON.parse(JSON.stringify(before, loose)));
    ++checked;
  } catch (error) {
    console.log(`differs ${test.name}: ${error.message.split('\n').slice(0, 12).join(' | ')}`);
    bad = 1;
  }
}
console.log(`${checked} edits checked with another parser`);
process.exit(bad);
