// Runs the journeys in Chromium: node browser.mjs PAGE SETTINGS, with the settings and the results as JSON.
import { chromium } from 'playwright-core'

const [page, settings] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const tab = await browser.newPage()
  tab.on('console', (message) => console.error(message.text()))
  await tab.goto(page)
  await tab.waitForFunction(() => window.runJourneys)
  console.log(JSON.stringify(await tab.evaluate((input) => window.runJourneys(input), JSON.parse(settings))))
} finally {
  await browser.close()
}
