// Runs the journeys in Node.js: node node.mjs SETTINGS, with the settings and the results as JSON.
import { runJourneys } from './scenarios.mjs'

console.log(JSON.stringify(await runJourneys(JSON.parse(process.argv[2]))))
