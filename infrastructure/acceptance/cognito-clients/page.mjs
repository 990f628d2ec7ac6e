import { runJourneys } from './scenarios.mjs'

window.runJourneys = runJourneys
