#!/usr/bin/env node
// Asks another evaluator of IAM policies what it says to the calls that the black-box suite recorded, and counts where the two agree.
// No part of the build and of nothing that is shipped: @cloud-copilot/iam-simulate is under the AGPL and stays in a folder of its own.
//   npm install --prefix FOLDER @cloud-copilot/iam-simulate@0.1.173
//   tools/iam-cross-check.mjs FOLDER [REPORT]     the report is what AwsPlatformTest leaves in infrastructure/acceptance/target
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder, file] = process.argv.slice(2)
if (!folder) {
  console.error('tools/iam-cross-check.mjs FOLDER [REPORT]')
  process.exit(2)
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const report = JSON.parse(readFileSync(file ?? join(root, 'infrastructure/acceptance/target/iam-evaluation.json'), 'utf8'))
const { runSimulation } = createRequire(join(resolve(folder), 'package.json'))('@cloud-copilot/iam-simulate')

const VERDICTS = { Allowed: 'ALLOWED', ExplicitlyDenied: 'EXPLICITLY_DENIED', ImplicitlyDenied: 'IMPLICITLY_DENIED' }

// The library wants keys of conditions as the service's reference writes them.
const KEYS = {
  'aws:securetransport': 'aws:SecureTransport',
  's3:if-none-match': 's3:if-none-match',
  's3:prefix': 's3:prefix',
  's3:signatureage': 's3:signatureAge',
  's3:tlsversion': 's3:TlsVersion',
}

const bucketOf = (arn) => arn.split('/')[0]
const named = (policies) => policies.map((policy, at) => ({ name: `policy ${at}`, policy }))

async function other({ function: name, action, resource, context }) {
  const { role, policies } = report.policiesOfFunctions[name]
  const accountId = role.split(':')[4]
  const answer = await runSimulation(
    {
      request: {
        principal: role,
        action,
        resource: { resource, accountId },
        contextVariables: Object.fromEntries(Object.entries(context).map(([key, value]) => [KEYS[key] ?? key, value])),
      },
      identityPolicies: named(policies),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: report.policiesOfBuckets[bucketOf(resource)],
    },
    {},
  )
  if (answer.resultType === 'error') {
    return { verdict: `error: ${JSON.stringify(answer.errors)}`, ignored: [] }
  }
  return { verdict: VERDICTS[answer.overallResult] ?? answer.overallResult, ignored: answer.result?.ignoredContextKeys ?? [] }
}

async function compare(what, decisions) {
  const ignored = new Set()
  const verdicts = {}
  let agreed = 0
  for (const decision of decisions) {
    const { verdict, ignored: keys } = await other(decision)
    keys.forEach((key) => ignored.add(key))
    verdicts[decision.verdict] = (verdicts[decision.verdict] ?? 0) + 1
    if (verdict === decision.verdict) {
      agreed++
    } else {
      console.log(`${decision.function}: ${decision.action} with ${decision.resource}: ${decision.verdict} here, ${verdict} there`)
    }
  }
  console.log(`${what}: ${agreed} of ${decisions.length} agree; here ${JSON.stringify(verdicts)}`)
  if (ignored.size > 0) {
    console.log(`  keys that the other evaluator did not look at: ${[...ignored].join(', ')}`)
  }
  return agreed === decisions.length
}

const calls = await compare('distinct calls', report.decisions)
const trials = await compare('calls that nobody made', report.trials)
process.exit(calls && trials ? 0 : 1)
